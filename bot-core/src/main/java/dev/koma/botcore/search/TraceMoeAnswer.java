package dev.koma.botcore.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads what a server that speaks trace.moe's API answers; believes none of it to be there. */
final class TraceMoeAnswer {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(2);
    private static final long LONGEST_PAUSE_SECONDS = 3600;
    private static final int MOST_MATCHES = 10;

    private TraceMoeAnswer() {}

    /** @param byAddress whether a picture that cannot be had is the address's fault */
    static SearchOutcome search(HttpResponse<byte[]> answer, boolean byAddress) {
        String error = error(answer);
        return switch (answer.statusCode()) {
            case 200 -> found(answer);
            case 400 -> {
                boolean fetch = byAddress && !error.contains("process");
                yield new SearchOutcome.Refused(
                        fetch ? SearchOutcome.Reason.ADDRESS : SearchOutcome.Reason.NOT_A_PICTURE);
            }
            case 402 ->
                error.contains("quota")
                        ? new SearchOutcome.Refused(SearchOutcome.Reason.QUOTA)
                        : new SearchOutcome.Busy(retryAfter(answer));
            case 401, 403 -> new SearchOutcome.Refused(SearchOutcome.Reason.FORBIDDEN);
            case 413 -> new SearchOutcome.Refused(SearchOutcome.Reason.TOO_LARGE);
            case 415 -> new SearchOutcome.Refused(SearchOutcome.Reason.NOT_A_PICTURE);
            case 429, 503 -> new SearchOutcome.Busy(retryAfter(answer));
            default -> new SearchOutcome.Unavailable();
        };
    }

    private static SearchOutcome found(HttpResponse<byte[]> answer) {
        try {
            List<Match> matches = new ArrayList<>();
            JsonNode root = MAPPER.readTree(answer.body());
            if (!root.path("result").isArray()) {
                return new SearchOutcome.Unavailable();
            }
            for (JsonNode result : root.path("result")) {
                if (matches.size() < MOST_MATCHES) {
                    matches.add(match(result));
                }
            }
            return new SearchOutcome.Found(matches);
        } catch (IOException e) {
            return new SearchOutcome.Unavailable();
        }
    }

    private static Match match(JsonNode result) {
        JsonNode anilist = result.path("anilist");
        boolean known = anilist.isObject();
        JsonNode id = known ? anilist.path("id") : anilist;
        double from = result.path("from").asDouble();
        double to = result.path("to").asDouble();
        return new Match(
                id.isInt() ? id.asInt() : null,
                known ? names(anilist.path("title")) : null,
                known && anilist.path("isAdult").isBoolean()
                        ? (Boolean) anilist.path("isAdult").asBoolean()
                        : null,
                result.path("filename").asText(""),
                episode(result.path("episode")),
                from,
                to,
                result.path("at").asDouble((from + to) / 2),
                result.path("duration").asDouble(),
                Math.clamp(result.path("similarity").asDouble(), 0, 1),
                new PreviewLinks(
                        result.path("video").asText(""), result.path("image").asText("")),
                texts(result.path("hint")));
    }

    private static TitleNames names(JsonNode title) {
        return new TitleNames(
                text(title.path("native")),
                text(title.path("romaji")),
                text(title.path("english")),
                text(title.path("chinese")));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank() ? node.asText() : null;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    /** A number, an array of the first and the last, or two numberings such as {@code 10|11}. */
    private static @Nullable String episode(JsonNode episode) {
        if (episode.isArray()) {
            return StreamSupport.stream(episode.spliterator(), false)
                    .map(TraceMoeAnswer::number)
                    .collect(Collectors.joining("–"));
        }
        return episode.isNumber() || episode.isTextual() ? number(episode).replace("|", " / ") : null;
    }

    private static String number(JsonNode number) {
        boolean whole = number.isNumber() && number.asDouble() == Math.rint(number.asDouble());
        return whole ? String.format(Locale.ROOT, "%.0f", number.asDouble()) : number.asText();
    }

    static PreviewOutcome preview(HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 200 ->
                new PreviewOutcome.Rendered(
                        answer.body(),
                        answer.headers().firstValue("Content-Type").orElse("application/octet-stream"));
            case 429, 503 -> new PreviewOutcome.Busy(retryAfter(answer));
            default -> new PreviewOutcome.Missing();
        };
    }

    static Optional<QuotaUse> quota(HttpResponse<byte[]> answer) throws IOException {
        JsonNode me = answer.statusCode() == 200 ? MAPPER.readTree(answer.body()) : MAPPER.missingNode();
        return me.path("quota").canConvertToInt()
                ? Optional.of(new QuotaUse(
                        me.path("quota").asInt(), me.path("quotaUsed").asInt()))
                : Optional.empty();
    }

    static List<TitleMatch> titles(HttpResponse<byte[]> answer) throws IOException {
        JsonNode titles = answer.statusCode() == 200 ? MAPPER.readTree(answer.body()) : MAPPER.missingNode();
        List<TitleMatch> matches = new ArrayList<>();
        for (JsonNode title : titles) {
            if (title.path("id").isInt()) {
                matches.add(new TitleMatch(title.path("id").asInt(), names(title.path("title"))));
            }
        }
        return matches;
    }

    private static String error(HttpResponse<byte[]> answer) {
        try {
            return answer.statusCode() == 200
                    ? ""
                    : MAPPER.readTree(answer.body()).path("error").asText("").toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return ""; // a proxy's page, whose status says enough
        }
    }

    private static Duration retryAfter(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Math.min(Long.parseLong(seconds), LONGEST_PAUSE_SECONDS)))
                .orElse(USUAL_PAUSE);
    }
}
