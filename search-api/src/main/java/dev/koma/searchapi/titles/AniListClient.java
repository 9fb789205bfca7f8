package dev.koma.searchapi.titles;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks AniList's GraphQL API for titles, several in one request; one attempt, no patience of its own. */
final class AniListClient {
    /** Most titles that AniList answers in one page. */
    static final int MOST_IDS = 50;

    private static final int MOST_BYTES = 1 << 20;
    private static final Duration PAUSE_WHEN_NOT_TOLD = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final String QUERY = """
            query ($ids: [Int]) {
              Page(perPage: 50) {
                media(id_in: $ids, type: ANIME) {
                  id idMal title { native romaji english } synonyms isAdult
                }
              }
            }
            """;

    private final URI endpoint;
    private final Duration timeout;
    private final HttpClient http;
    private final ObjectMapper json;
    private final Clock clock;

    AniListClient(URI endpoint, Duration timeout, HttpClient http, ObjectMapper json, Clock clock) {
        this.endpoint = endpoint;
        this.timeout = timeout;
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Asks for titles; those that AniList does not have are missing from the answer.
     *
     * @param ids at most {@value #MOST_IDS}
     * @throws TooManyRequestsException when AniList wants to be left alone for a while
     * @throws IOException when there was no answer that can be read
     */
    List<TitleInfo> ask(Set<Integer> ids) throws IOException, InterruptedException {
        String body = json.writeValueAsString(Map.of("query", QUERY, "variables", Map.of("ids", ids)));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> response =
                http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        if (response.statusCode() == 429) {
            throw new TooManyRequestsException(retryAt(response));
        }
        if (response.statusCode() != 200) {
            throw new IOException("AniList answered with status " + response.statusCode());
        }
        AniListReply reply = json.readValue(response.body(), AniListReply.class);
        List<TitleInfo> titles = reply == null ? null : reply.titles();
        if (titles == null) {
            throw new IOException("AniList answered without titles");
        }
        return titles.stream().filter(title -> ids.contains(title.id())).toList();
    }

    /** {@code Retry-After} is a number of seconds or a date (RFC 9110, section 10.2.3). */
    private Instant retryAt(HttpResponse<?> response) {
        Instant now = clock.instant();
        Instant told = response.headers()
                .firstValue("Retry-After")
                .map(value -> value.matches("[0-9]{1,9}") ? now.plusSeconds(Long.parseLong(value)) : date(value, now))
                .orElse(now.plus(PAUSE_WHEN_NOT_TOLD));
        Instant latest = now.plus(LONGEST_PAUSE);
        return told.isAfter(latest) ? latest : told;
    }

    private static Instant date(String value, Instant now) {
        try {
            return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return now.plus(PAUSE_WHEN_NOT_TOLD);
        }
    }
}
