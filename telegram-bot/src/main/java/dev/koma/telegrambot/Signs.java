package dev.koma.telegrambot;

import dev.koma.botcore.platform.Stage;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.ActionType;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.reactions.SetMessageReaction;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;

/** What shows that something is going on, and goes away when the answer is there: a reaction, an action, the place in line. */
final class Signs {
    private static final String HEARD = "👀";
    private static final int MOST_NOTES = 1000;

    private final TelegramApi api;
    private final Chores chores;
    /** Messages that tell a place in line, by what they are about; 0 while one is being sent. */
    private final Map<String, Integer> notes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST_NOTES;
        }
    };

    Signs(TelegramApi api, Chores chores) {
        this.api = api;
        this.chores = chores;
    }

    void heard(TelegramAddress address) {
        if (address.button() == null) {
            chores.run(() -> api.execute(reaction(address, List.of(HEARD))));
        } else {
            pressed(address.button());
        }
    }

    /** Ends the waiting of a button, if there is one. */
    void pressed(@Nullable String button) {
        if (button != null) {
            chores.run(() -> api.execute(new AnswerCallbackQuery(button)));
        }
    }

    private static SetMessageReaction reaction(TelegramAddress address, List<String> emoji) {
        SetMessageReaction reaction = new SetMessageReaction(String.valueOf(address.chat()), address.message());
        reaction.setReactionTypes(
                List.copyOf(emoji.stream().map(ReactionTypeEmoji::new).toList()));
        return reaction;
    }

    void progress(TelegramAddress address, Stage stage, Text words) {
        if (stage == Stage.WAITING && address.button() == null) {
            note(address, words);
            return;
        }
        ActionType action = stage == Stage.FETCHING_CLIP ? ActionType.UPLOAD_VIDEO : ActionType.TYPING;
        SendChatAction shown = new SendChatAction(String.valueOf(address.chat()), action.toString());
        if (address.thread() != 0) {
            shown.setMessageThreadId(address.thread());
        }
        chores.run(() -> api.execute(shown));
    }

    private void note(TelegramAddress address, Text words) {
        synchronized (notes) {
            notes.put(address.written(), 0);
        }
        chores.run(() -> {
            SendMessage note = Messages.text(address, Manner.usual(address.chat()), Reply.of(words));
            note.setDisableNotification(true);
            if (api.execute(note) instanceof ApiResult.Done<Message>(Message sent)) {
                boolean late;
                synchronized (notes) {
                    late = notes.replace(address.written(), sent.getMessageId()) == null;
                }
                if (late) {
                    delete(address, sent.getMessageId());
                }
            }
        });
    }

    private void delete(TelegramAddress address, int message) {
        api.execute(new DeleteMessage(String.valueOf(address.chat()), message));
    }

    void takeAway(TelegramAddress address) {
        @Nullable Integer note;
        synchronized (notes) {
            note = notes.remove(address.written());
        }
        chores.run(() -> {
            if (address.button() == null) {
                api.execute(reaction(address, List.of()));
            }
            if (note != null && note != 0) {
                delete(address, note);
            }
        });
    }
}
