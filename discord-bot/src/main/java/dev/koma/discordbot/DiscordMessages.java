package dev.koma.discordbot;

import dev.koma.botcore.reply.Button;
import dev.koma.botcore.reply.Card;
import dev.koma.botcore.reply.Confidence;
import dev.koma.botcore.reply.Media;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import net.dv8tion.jda.api.utils.messages.MessageRequest;

/** Replies as Discord's messages, within its limits, calling nobody. */
final class DiscordMessages {
    /** The id of the menu; what is chosen are its values. */
    static final String MENU = "koma.choice";

    /** What the name of a hidden file begins with, for apps that do not know the flag. */
    static final String SPOILER = "SPOILER_";

    private static final int LONGEST_CONTENT = 2000;
    private static final int LONGEST_TITLE = 256;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 1000;
    private static final int LONGEST_DESCRIPTION = 1500;
    private static final int LONGEST_ALT = 1000;
    private static final int LONGEST_LABEL = 80;
    private static final int MOST_FIELDS = 4;
    private static final int MOST_CHOICES = 25;

    private DiscordMessages() {}

    /** A message that takes the place of everything in the old one. */
    static MessageEditData edit(Reply reply, boolean card) {
        return fill(new MessageEditBuilder().setReplace(true), reply, card).build();
    }

    static MessageCreateData create(Reply reply, boolean card) {
        return fill(new MessageCreateBuilder(), reply, card).build();
    }

    private static <R extends MessageRequest<R>> R fill(R request, Reply reply, boolean asCard) {
        Card card = asCard ? reply.card() : null;
        String content = (card == null ? reply.allText() : reply.text()).write(DiscordMarkup.INSTANCE, LONGEST_CONTENT);
        Media media = reply.media();
        return request.setContent(content)
                .setEmbeds(card == null ? List.of() : List.of(embed(card)))
                .setFiles(media == null ? List.of() : List.of(file(media)))
                .setComponents(rows(reply))
                .setAllowedMentions(Set.of())
                .mentionRepliedUser(false);
    }

    private static MessageEmbed embed(Card card) {
        EmbedBuilder embed = new EmbedBuilder()
                .setTitle(
                        cut(card.title().isBlank() ? "–" : card.title(), LONGEST_TITLE),
                        card.link() == null ? null : card.link().toASCIIString())
                .setColor(color(card.confidence()));
        if (!card.otherTitles().isEmpty()) {
            embed.setDescription(cut(String.join("\n", card.otherTitles()), LONGEST_DESCRIPTION));
        }
        card.fields().stream()
                .filter(field -> !field.value().isBlank())
                .limit(MOST_FIELDS)
                .forEach(field ->
                        embed.addField(cut(field.label(), LONGEST_NAME), cut(field.value(), LONGEST_VALUE), false));
        return embed.build();
    }

    private static String cut(String words, int limit) {
        return Text.plain(words).write(DiscordMarkup.INSTANCE, limit);
    }

    private static String cutPlain(String words, int limit) {
        return Text.plain(words).write(dev.koma.botcore.reply.Markup.NONE, limit);
    }

    private static int color(Confidence confidence) {
        return switch (confidence) {
            case SURE -> 0x2E9E5B;
            case LIKELY -> 0xD9A400;
            case UNSURE -> 0x8A8A8A;
        };
    }

    private static FileUpload file(Media media) {
        String name = media.spoiler() ? SPOILER + media.name() : media.name();
        FileUpload file = FileUpload.fromData(media.bytes(), name).asSpoiler(media.spoiler());
        return media.description().isBlank() ? file : file.setDescription(cutPlain(media.description(), LONGEST_ALT));
    }

    private static List<MessageTopLevelComponent> rows(Reply reply) {
        List<MessageTopLevelComponent> rows = new ArrayList<>();
        for (List<Button> row : reply.buttons()) {
            rows.add(ActionRow.of(row.stream()
                    .map(button -> net.dv8tion.jda.api.components.buttons.Button.secondary(
                            button.id(), cutPlain(button.label(), LONGEST_LABEL)))
                    .toList()));
        }
        if (!reply.choices().isEmpty()) {
            rows.add(ActionRow.of(StringSelectMenu.create(MENU)
                    .addOptions(reply.choices().stream()
                            .limit(MOST_CHOICES)
                            .map(choice -> SelectOption.of(cutPlain(choice.label(), LONGEST_LABEL), choice.id()))
                            .toList())
                    .build()));
        }
        return rows;
    }
}
