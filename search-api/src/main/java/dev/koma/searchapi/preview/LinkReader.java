package dev.koma.searchapi.preview;

import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.searchapi.http.ApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds out what a link shows. Only the token is believed: it names the video, and the path of the link is decoration. Checks
 * come in this order: 403, 410, 404, 400.
 */
final class LinkReader {
    private static final long MICROS_PER_HUNDREDTH = 10_000;

    /** Finds a video in the index. */
    @FunctionalInterface
    interface Videos {
        Optional<VideoRecord> video(VideoId id) throws IOException;
    }

    private final Tokens tokens;
    private final Videos videos;
    private final ServedFiles servedFiles;

    LinkReader(Tokens tokens, Videos videos, ServedFiles servedFiles) {
        this.tokens = tokens;
        this.videos = videos;
        this.servedFiles = servedFiles;
    }

    LinkedMoment read(PreviewQuery query) {
        TokenCheck check = query.tokens().size() == 1
                ? tokens.check(query.tokens().iterator().next())
                : new TokenCheck.Forged();
        return switch (check) {
            case TokenCheck.Forged forged -> throw forbidden();
            case TokenCheck.Expired expired -> {
                refuseAnotherTime(query, expired.hundredths());
                throw new ApiException(410, "This link has expired: search again");
            }
            case TokenCheck.Good good -> {
                refuseAnotherTime(query, good.hundredths());
                yield moment(query, good);
            }
        };
    }

    private LinkedMoment moment(PreviewQuery query, TokenCheck.Good token) {
        VideoRecord video = video(token.video());
        Path file = servedFiles.find(video.path()).orElseThrow(LinkReader::notFound);
        if (query.times().size() != 1
                || Seconds.hundredths(query.times().iterator().next()).isEmpty()) {
            throw new ApiException(400, "Bad Request. Invalid param: t");
        }
        long latest = Math.max(0, video.durationMicros() - 1);
        long at = Math.clamp(token.hundredths(), 0, latest / MICROS_PER_HUNDREDTH + 1) * MICROS_PER_HUNDREDTH;
        return new LinkedMoment(
                video, file, Math.min(at, latest), size(query.sizes()).width(), query.mute(), token.expiry());
    }

    /** A time that can be read but is not the signed one makes the link a forgery, like any other change to what is signed. */
    private static void refuseAnotherTime(PreviewQuery query, long signed) {
        for (String time : query.times()) {
            OptionalLong hundredths = Seconds.hundredths(time);
            if (hundredths.isPresent() && hundredths.getAsLong() != signed) {
                throw forbidden();
            }
        }
    }

    private VideoRecord video(VideoId id) {
        try {
            return videos.video(id).orElseThrow(LinkReader::notFound);
        } catch (IOException e) {
            throw new ApiException(503, "Database is not responding", e);
        }
    }

    private static PreviewSize size(Set<String> sizes) {
        if (sizes.isEmpty()) {
            return PreviewSize.M;
        }
        return (sizes.size() == 1 ? PreviewSize.parse(sizes.iterator().next()) : Optional.<PreviewSize>empty())
                .orElseThrow(() -> new ApiException(400, "Bad Request. Invalid param: size"));
    }

    private static ApiException forbidden() {
        return new ApiException(403, "Forbidden: the token is not valid");
    }

    private static ApiException notFound() {
        return new ApiException(404, "Not found: this video is no longer in the library");
    }
}
