package dev.koma.botcore.conversation;

import dev.koma.botcore.dispatch.Attempt;
import dev.koma.botcore.dispatch.JobHandler;
import dev.koma.botcore.dispatch.Outcome;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.language.Language;
import dev.koma.botcore.language.Phrase;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.Stage;
import dev.koma.botcore.reply.Button;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import dev.koma.botcore.search.Caller;
import dev.koma.botcore.search.Match;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does what was asked for. */
final class TaskHandler implements JobHandler {
    /** Attempts after which a result goes out without its clip. */
    private static final int PATIENCE_FOR_CLIPS = 3;

    private static final Duration PLATFORM_IS_AWAY = Duration.ofSeconds(5);

    private final Map<String, ChatPlatform> platforms;
    private final SearchClient client;
    private final Tiers tiers;
    private final Preferences preferences;
    private final Sessions sessions;
    private final double matchLine;
    private final ChatTally tally;
    private final Sender sender;
    private final Search search;
    private final Talk talk;

    TaskHandler(
            Map<String, ChatPlatform> platforms,
            SearchClient client,
            Tiers tiers,
            Preferences preferences,
            Sessions sessions,
            BotSettings settings,
            ChatTally tally) {
        this.platforms = platforms;
        this.client = client;
        this.tiers = tiers;
        this.preferences = preferences;
        this.sessions = sessions;
        this.matchLine = settings.matchLine();
        this.tally = tally;
        this.sender = new Sender(tally);
        this.search = new Search(client, settings.largestPicture());
        this.talk = new Talk(preferences, client);
    }

    @Override
    public Outcome handle(Attempt attempt) throws InterruptedException, StoreException {
        Task task = Json.read(attempt.job().payload(), Task.class);
        ChatPlatform platform = platforms.get(task.origin().platform());
        if (platform == null) {
            return new Outcome.Blocked(PLATFORM_IS_AWAY);
        }
        if (attempt.mayHaveBeenAnswered() && !canBeSentAgain(task, platform)) {
            return say(attempt, platform, task, Phrase.INTERRUPTED);
        }
        return switch (task) {
            case Task.Say say -> sender.send(attempt, platform, task, talk.say(say, caller(task.origin())));
            case Task.Set set -> sender.send(attempt, platform, task, talk.set(set));
            case Task.Show show -> show(attempt, platform, show);
            case Task.Search asked ->
                asked.pictures().size() > 1 ? choose(attempt, platform, asked) : search(attempt, platform, asked);
        };
    }

    /** Two results would bother people; a second help text does not, and a message that is changed again looks the same. */
    private static boolean canBeSentAgain(Task task, ChatPlatform platform) {
        return platform.redeliveryReplaces() || task.replaces() || task instanceof Task.Say || task instanceof Task.Set;
    }

    @Override
    public Outcome giveUp(Attempt attempt, GivingUp why) throws InterruptedException, StoreException {
        Task task = Json.read(attempt.job().payload(), Task.class);
        ChatPlatform platform = platforms.get(task.origin().platform());
        if (platform == null) {
            return new Outcome.Blocked(PLATFORM_IS_AWAY);
        }
        Phrase phrase = switch (why) {
            case BUSY -> Phrase.BUSY;
            case EXPIRED -> Phrase.EXPIRED;
            case FAILED -> Phrase.FAILED;
        };
        boolean inDoubt = attempt.mayHaveBeenAnswered() && !canBeSentAgain(task, platform);
        return say(attempt, platform, task, inDoubt ? Phrase.INTERRUPTED : phrase);
    }

    private Outcome say(Attempt attempt, ChatPlatform platform, Task task, Phrase phrase)
            throws InterruptedException, StoreException {
        return sender.send(attempt, platform, task, Reply.of(phrase.in(preferences.language(task.origin()))));
    }

    private Outcome choose(Attempt attempt, ChatPlatform platform, Task.Search task)
            throws InterruptedException, StoreException {
        String id = attempt.job().id();
        sessions.keep(new Session(
                id, Sessions.owner(task.origin()), List.of(), task.pictures(), task.options(), task.mirrored()));
        Language language = preferences.language(task.origin());
        List<Button> choices = new ArrayList<>();
        for (int i = 0; i < task.pictures().size(); i++) {
            choices.add(new Button(new ButtonId.Choose(id, i).written(), Phrase.PICTURE_NUMBER.in(language, i + 1)));
        }
        Text question =
                Text.plain(Phrase.WHICH_PICTURE.in(language, task.pictures().size()));
        return sender.send(attempt, platform, task, new Reply(question, null, null, List.of(), choices));
    }

    private Outcome search(Attempt attempt, ChatPlatform platform, Task.Search task)
            throws InterruptedException, StoreException {
        String id = attempt.job().id();
        Optional<Session> before = sessions.find(id);
        if (before.isPresent()) {
            return first(attempt, platform, task, before.get(), null);
        }
        Language language = preferences.language(task.origin());
        return switch (search.search(platform, task, caller(task.origin()), language)) {
            case Search.Finding.Later later -> new Outcome.Busy(later.retryAfter());
            case Search.Finding.Word word -> sender.send(attempt, platform, task, Reply.of(word.words()));
            case Search.Finding.Found found -> {
                count(found.matches());
                Session session = new Session(
                        id,
                        Sessions.owner(task.origin()),
                        found.matches(),
                        task.pictures(),
                        task.options(),
                        task.mirrored());
                sessions.keep(session);
                yield first(attempt, platform, task, session, found.note());
            }
        };
    }

    private void count(List<Match> matches) {
        if (matches.isEmpty()) {
            tally.nothing.increment();
        } else if (matches.getFirst().similarity() < matchLine) {
            tally.unsure.increment();
        } else {
            tally.found.increment();
        }
    }

    private Outcome first(Attempt attempt, ChatPlatform platform, Task task, Session session, @Nullable String note)
            throws InterruptedException, StoreException {
        ResultReply reply = ResultReply.first(session, reader(task.origin()), note);
        return send(attempt, platform, task, session, session.options().mute(), reply);
    }

    private Outcome show(Attempt attempt, ChatPlatform platform, Task.Show task)
            throws InterruptedException, StoreException {
        Optional<Session> session = sessions.find(task.session())
                .filter(known -> task.result() < known.matches().size());
        if (session.isEmpty()) {
            return say(attempt, platform, task, Phrase.BUTTON_EXPIRED);
        }
        ResultReply reply = ResultReply.result(session.get(), task.result(), task.mute(), reader(task.origin()), null);
        return send(attempt, platform, task, session.get(), task.mute(), reply);
    }

    private Outcome send(
            Attempt attempt, ChatPlatform platform, Task task, Session session, boolean mute, ResultReply reply)
            throws InterruptedException, StoreException {
        Match shown = reply.shown();
        if (shown == null) {
            return sender.send(attempt, platform, task, reply.reply());
        }
        Language language = preferences.language(task.origin());
        platform.progress(task.origin().target(), Stage.FETCHING_CLIP, Text.plain(Phrase.FETCHING_CLIP.in(language)));
        ClipLadder ladder = new ClipLadder(
                client,
                shown,
                mute,
                session.spoiler(),
                reply.description(),
                task.origin().target().uploadLimit());
        return sender.send(attempt, platform, task, reply.reply(), () -> next(ladder, attempt));
    }

    /** Waits for a clip for some attempts, then takes a still, then nothing. */
    private static ClipLadder.Step next(ClipLadder ladder, Attempt attempt) throws InterruptedException {
        ClipLadder.Step step = ladder.next();
        if (step instanceof ClipLadder.Step.Busy && attempt.number() >= PATIENCE_FOR_CLIPS) {
            ladder.skipClips();
            ClipLadder.Step still = ladder.next();
            return still instanceof ClipLadder.Step.Busy ? new ClipLadder.Step.None() : still;
        }
        return step;
    }

    private ResultReply.Reader reader(Origin origin) {
        return new ResultReply.Reader(preferences.language(origin), preferences.showsAdult(origin), matchLine);
    }

    private Caller caller(Origin origin) {
        String platform = origin.platform();
        String user = origin.user().id();
        return new Caller(
                platform, user, tiers.tierOf(platform, user, origin.place().id()));
    }
}
