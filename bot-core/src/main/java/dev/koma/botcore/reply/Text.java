package dev.koma.botcore.reply;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Text in styles, in no platform's markup. */
public record Text(List<Span> spans) {
    private static final String ELLIPSIS = "…";

    public static final Text EMPTY = new Text(List.of());

    public Text {
        spans = List.copyOf(spans);
    }

    public static Text plain(String words) {
        return EMPTY.with(new Span.Plain(words));
    }

    public Text and(String words) {
        return with(new Span.Plain(words));
    }

    public Text bold(String words) {
        return with(new Span.Bold(words));
    }

    public Text code(String words) {
        return with(new Span.Code(words));
    }

    public Text link(String words, URI address) {
        return with(new Span.Link(words, address));
    }

    public Text line() {
        return isEmpty() ? this : with(new Span.Plain("\n"));
    }

    public Text then(Text more) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(more.spans);
        return new Text(all);
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    private Text with(Span span) {
        List<Span> all = new ArrayList<>(spans);
        all.add(span);
        return new Text(all);
    }

    /** Without any style. */
    public String words() {
        return write(Markup.NONE, Integer.MAX_VALUE);
    }

    /**
     * The text in a platform's markup, cut where it gets too long: between whole characters, with an ellipsis, and never inside of
     * markup.
     *
     * @param limit most that {@link Markup#length} of the result may be, at least 1
     */
    public String write(Markup markup, int limit) {
        StringBuilder written = new StringBuilder();
        for (Span span : spans) {
            int before = written.length();
            written.append(write(span, span.words(), markup));
            if (markup.length(written.toString()) > limit) {
                written.setLength(before);
                return cut(written, span, markup, limit);
            }
        }
        return written.toString();
    }

    /** The most of a span that fits behind what is written, found by halving. */
    private static String cut(StringBuilder written, Span span, Markup markup, int limit) {
        String words = span.words();
        int fits = 0;
        int tooLong = words.length();
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            int end = Words.wholeCharacters(words, middle);
            if (markup.length(written + ending(span, words.substring(0, end), markup)) <= limit) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        String head = words.substring(0, Words.wholeCharacters(words, fits));
        String result = written + ending(span, head, markup);
        return markup.length(result) <= limit ? result : written.toString();
    }

    private static String ending(Span span, String head, Markup markup) {
        return head.isEmpty() ? markup.plain(ELLIPSIS) : write(span, head + ELLIPSIS, markup);
    }

    private static String write(Span span, String words, Markup markup) {
        return switch (span) {
            case Span.Plain plain -> markup.plain(words);
            case Span.Bold bold -> markup.bold(words);
            case Span.Code code -> markup.code(words);
            case Span.Link link -> markup.link(words, link.address());
        };
    }
}
