package dev.koma.indexbuilder.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Hint;
import dev.koma.sceneindex.search.Moment;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is shown of one search; as JSON with the same names as the server's {@code /search}, and some more. */
record SearchResultText(String query, long frameCount, String error, boolean flat, List<Result> result) {
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Result(
            @Nullable Integer anilist,
            String title,
            String filename,
            String path,
            double from,
            double to,
            double at,
            double duration,
            double similarity,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> hint) {}

    static SearchResultText of(String query, Answer answer) {
        return new SearchResultText(
                query,
                answer.framesSearched(),
                "",
                answer.flat(),
                answer.moments().stream().map(SearchResultText::result).toList());
    }

    static SearchResultText failed(String query, String error) {
        return new SearchResultText(query, 0, error, false, List.of());
    }

    private static Result result(Moment moment) {
        return new Result(
                moment.video().anilist(),
                moment.video().title(),
                moment.video().filename(),
                moment.video().path().toString(),
                moment.fromMicros() / 1e6,
                moment.toMicros() / 1e6,
                moment.atMicros() / 1e6,
                moment.video().durationSeconds(),
                moment.similarity(),
                moment.hints().stream().map(Hint::words).toList());
    }

    void print(PrintWriter out, boolean named) {
        if (!error.isEmpty()) {
            return;
        }
        if (named) {
            out.println(TerminalText.escape(query));
        }
        if (flat) {
            out.println("The picture is nearly one colour: nothing can be recognised in it.");
        } else if (result.isEmpty()) {
            out.println("Nothing is indexed that could be searched.");
        }
        int titles = width(result.stream().map(Result::title).toList());
        int names = width(result.stream().map(Result::filename).toList());
        for (Result found : result) {
            out.printf(
                    Locale.ROOT,
                    "%.3f  %-" + titles + "s  %-" + names + "s  %s–%s%s%n",
                    found.similarity(),
                    TerminalText.escape(found.title()),
                    TerminalText.escape(found.filename()),
                    TerminalText.clock(found.from()),
                    TerminalText.clock(found.to()),
                    found.hint().isEmpty() ? "" : "  (" + String.join(", ", found.hint()) + ")");
        }
        out.flush();
    }

    private static int width(List<String> texts) {
        return Math.max(
                1,
                texts.stream()
                        .mapToInt(text -> TerminalText.escape(text).length())
                        .max()
                        .orElse(1));
    }
}
