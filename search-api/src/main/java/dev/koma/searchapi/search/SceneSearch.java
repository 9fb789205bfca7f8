package dev.koma.searchapi.search;

import dev.koma.indexbuilder.ingest.Demand;
import dev.koma.media.MediaException;
import dev.koma.media.picture.DecodedPicture;
import dev.koma.media.picture.DecoderLateException;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.media.picture.PictureRejectedException;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.searchapi.http.ApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Finds the moments that a picture from outside shows: decodes it, then asks the index. Blocks its caller, and keeps a processor
 * busy: to be called on a worker's thread.
 */
final class SceneSearch {
    /** A child takes less than a second to start where there is anything to compute with. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    private static final int MOST_RESULTS = 10;

    private final PictureDecoder decoder;
    private final SceneIndex index;
    private final Demand demand;

    /**
     * @param demand hears which videos are found
     */
    SceneSearch(PictureDecoder decoder, SceneIndex index, Demand demand) {
        this.decoder = decoder;
        this.index = index;
        this.demand = demand;
    }

    /** @throws ApiException as the contract says for pictures that cannot be used and for an index that does not answer */
    Answer search(byte[] file, boolean cutBorders, AnilistFilter filter) throws InterruptedException {
        Picture picture = decode(file);
        return switch (filter) {
            case AnilistFilter.Nothing nothing -> new Answer(List.of(), 0, false);
            case AnilistFilter.Everything everything -> ask(new Query(picture, cutBorders, null, MOST_RESULTS));
            case AnilistFilter.Title title -> ask(new Query(picture, cutBorders, title.id(), MOST_RESULTS));
        };
    }

    private Picture decode(byte[] file) throws InterruptedException {
        try {
            DecodedPicture decoded = decoder.decode(file);
            return new Picture(decoded.width(), decoded.height(), decoded.rgb());
        } catch (PictureRejectedException e) {
            String reason = e.reason();
            throw new ApiException(400, "Failed to process image" + (reason == null ? "" : ": " + reason));
        } catch (DecoderLateException e) {
            throw new ApiException(503, "The picture decoder is starting", RETRY);
        } catch (MediaException e) {
            throw new ApiException(500, "The picture decoder failed", e);
        }
    }

    private Answer ask(Query query) {
        try {
            Answer found = index.search(query);
            found.moments().stream().map(Moment::video).distinct().forEach(demand::found);
            return found;
        } catch (IOException e) {
            throw new ApiException(503, "Database is not responding", e);
        }
    }
}
