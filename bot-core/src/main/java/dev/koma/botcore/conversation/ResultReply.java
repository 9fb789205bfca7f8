package dev.koma.botcore.conversation;

import dev.koma.botcore.language.Language;
import dev.koma.botcore.language.Phrase;
import dev.koma.botcore.reply.Button;
import dev.koma.botcore.reply.Card;
import dev.koma.botcore.reply.Confidence;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import dev.koma.botcore.search.Match;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a result.
 *
 * @param reply without a file
 * @param shown the result whose clip goes with it, or null when none may
 * @param description of the clip
 */
record ResultReply(Reply reply, @Nullable Match shown, String description) {
    /** From here on a match is as good as certain. */
    private static final double SURE = 0.97;

    private static final String MIRRORED = "mirrored";

    /** Who reads it, and what may be shown to them. */
    record Reader(Language language, boolean adult, double matchLine) {}

    /**
     * The first thing that is said about a search: the best result, unless it is not sure.
     *
     * @param note something to begin with, or null
     */
    static ResultReply first(Session session, Reader reader, @Nullable String note) {
        if (session.matches().isEmpty()) {
            return words(Phrase.NO_RESULT.in(reader.language), note, List.of(retry(session, reader)));
        }
        Match best = session.matches().getFirst();
        if (best.similarity() >= reader.matchLine) {
            return result(session, 0, session.options().mute(), reader, note);
        }
        Button show = new Button(
                new ButtonId.Show(session.id(), 0, session.options().mute()).written(),
                Phrase.BUTTON_UNCERTAIN.in(reader.language));
        return words(
                Phrase.NOT_SURE.in(reader.language, percent(best.similarity())),
                note,
                List.of(List.of(show), retry(session, reader)));
    }

    private static ResultReply words(String words, @Nullable String note, List<List<Button>> buttons) {
        return new ResultReply(new Reply(begin(note).and(words), null, null, buttons, List.of()), null, "");
    }

    private static Text begin(@Nullable String note) {
        return note == null ? Text.EMPTY : Text.plain(note).line();
    }

    private static List<Button> retry(Session session, Reader reader) {
        Phrase label = session.options().keepBorders() ? Phrase.BUTTON_CUT_BORDERS : Phrase.BUTTON_KEEP_BORDERS;
        Button borders = new Button(new ButtonId.Retry(session.id()).written(), label.in(reader.language));
        Button mirror =
                new Button(new ButtonId.Mirror(session.id()).written(), Phrase.BUTTON_MIRROR.in(reader.language));
        return session.canBeMirrored() ? List.of(borders, mirror) : List.of(borders);
    }

    /** One of the results, however sure it is. */
    static ResultReply result(Session session, int number, boolean mute, Reader reader, @Nullable String note) {
        Match match = session.matches().get(number);
        List<List<Button>> buttons = buttons(session, number, mute, reader);
        if (!reader.adult && mayBeAdult(match)) {
            Text hidden = begin(note).and(Phrase.ADULT_HIDDEN.in(reader.language));
            return new ResultReply(new Reply(hidden, null, null, buttons, List.of()), null, "");
        }
        Card card = card(match, session.mirrored(), reader);
        String description = Phrase.ALT_TEXT.in(reader.language, card.title(), Times.clock(match.at()));
        Text text = note == null ? Text.EMPTY : Text.plain(note);
        return new ResultReply(new Reply(text, card, null, buttons, List.of()), match, description);
    }

    /** Of a title with an AniList id about which nothing could be learned, it is not known that it is not. */
    private static boolean mayBeAdult(Match match) {
        return Boolean.TRUE.equals(match.adult()) || match.adult() == null && match.anilist() != null;
    }

    private static Card card(Match match, boolean mirrored, Reader reader) {
        Language language = reader.language;
        TitleWords title = TitleWords.of(match, language);
        List<Card.Field> fields = new ArrayList<>();
        if (match.episode() != null) {
            fields.add(new Card.Field(Phrase.EPISODE.in(language), match.episode()));
        }
        fields.add(new Card.Field(Phrase.TIME.in(language), Times.span(match.from(), match.at(), match.to())));
        Confidence confidence = confidence(match, reader);
        fields.add(new Card.Field(
                Phrase.CONFIDENCE.in(language),
                phrase(confidence).in(language, percent(match.similarity())) + hints(match, mirrored, language)));
        if (match.names() != null) {
            fields.add(new Card.Field(Phrase.FILE.in(language), match.filename()));
        }
        URI link = match.anilist() == null ? null : URI.create("https://anilist.co/anime/" + match.anilist());
        return new Card(title.title(), link, title.others(), fields, confidence);
    }

    private static Confidence confidence(Match match, Reader reader) {
        if (match.similarity() < reader.matchLine) {
            return Confidence.UNSURE;
        }
        return match.similarity() < SURE ? Confidence.LIKELY : Confidence.SURE;
    }

    private static Phrase phrase(Confidence confidence) {
        return switch (confidence) {
            case SURE -> Phrase.SURE;
            case LIKELY -> Phrase.LIKELY;
            case UNSURE -> Phrase.UNSURE;
        };
    }

    /** A mirror image of the mirror image that was searched for is the picture itself, and the other way round. */
    private static String hints(Match match, boolean mirrored, Language language) {
        StringBuilder words = new StringBuilder();
        Set<String> hints = new LinkedHashSet<>(match.hints());
        if (mirrored && !hints.remove(MIRRORED)) {
            hints.add(MIRRORED);
        }
        for (String hint : hints) {
            Phrase phrase = hint(hint);
            if (phrase != null) {
                words.append('\n').append(phrase.in(language));
            }
        }
        return words.toString();
    }

    private static @Nullable Phrase hint(String hint) {
        return switch (hint) {
            case MIRRORED -> Phrase.HINT_MIRRORED;
            case "cropped" -> Phrase.HINT_CROPPED;
            case "picture in picture" -> Phrase.HINT_PICTURE_IN_PICTURE;
            case "negative" -> Phrase.HINT_NEGATIVE;
            case "flat picture" -> Phrase.HINT_FLAT;
            default -> null; // a newer server may know more
        };
    }

    /** Rounded down, so that nothing below the line reads as if it were on it. */
    private static String percent(double similarity) {
        return String.format(Locale.ROOT, "%.1f", Math.floor(similarity * 1000) / 10);
    }

    private static List<List<Button>> buttons(Session session, int number, boolean mute, Reader reader) {
        List<Button> paging = new ArrayList<>();
        int count = session.matches().size();
        if (number > 0) {
            paging.add(page(session, number - 1, mute, "◀ %d/%d".formatted(number, count)));
        }
        if (number < count - 1) {
            paging.add(page(session, number + 1, mute, "%d/%d ▶".formatted(number + 2, count)));
        }
        List<Button> more = new ArrayList<>();
        if (!mute) {
            more.add(page(session, number, true, "🔇 " + Phrase.BUTTON_MUTE.in(reader.language)));
        }
        if (session.matches().get(number).similarity() < reader.matchLine) {
            more.addAll(retry(session, reader));
        }
        return List.of(paging, more).stream().filter(row -> !row.isEmpty()).toList();
    }

    private static Button page(Session session, int number, boolean mute, String label) {
        return new Button(new ButtonId.Show(session.id(), number, mute).written(), label);
    }
}
