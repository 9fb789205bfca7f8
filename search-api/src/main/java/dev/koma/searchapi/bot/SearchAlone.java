package dev.koma.searchapi.bot;

import dev.koma.botcore.search.SearchClient;
import dev.koma.indexbuilder.refinement.StretchDecoder;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.media.MediaException;
import dev.koma.media.picture.ChildPictureDecoder;
import dev.koma.media.picture.DecodedPicture;
import dev.koma.media.picture.DecoderLateException;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.media.picture.PictureLimits;
import dev.koma.media.picture.PictureRejectedException;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexes;
import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.preview.MomentPreviews;
import dev.koma.searchapi.titles.TitleSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Searches in an index without a server, for the one person who has it: no admission, no titles from the web. */
final class SearchAlone implements AutoCloseable {
    private static final int MOST_RESULTS = 10;
    private static final long CACHE = 256L << 20;

    private final SceneIndex index;
    private final PictureDecoder decoder;
    private final SearchClient client;

    private SearchAlone(SceneIndex index, PictureDecoder decoder, Path previews, Clock clock) throws IOException {
        this.index = index;
        this.decoder = decoder;
        SearchClient local = new LocalSearchClient(
                (caller, query) -> search(query),
                caller -> Optional.empty(),
                MomentPreviews.alone(index, previews, CACHE, clock),
                new TitleSearch(ids -> Map.of(), () -> index.catalog().videos()));
        this.client = new MirroringSearchClient(local, decoder);
    }

    /** @param previews directory for rendered previews */
    static SearchAlone open(LibrarySettings settings, Path previews, Clock clock) throws IOException {
        SceneIndex index = SceneIndexes.open(
                LibrarySettings.indexDirectory(settings), new StretchDecoder(LibrarySettings.decoderThreads(settings)));
        try {
            return new SearchAlone(index, new ChildPictureDecoder(PictureLimits.DEFAULT), previews, clock);
        } catch (IOException e) {
            index.close();
            throw e;
        }
    }

    SearchClient client() {
        return client;
    }

    private Answer search(dev.koma.botcore.search.Query query) throws InterruptedException {
        if (!(query.picture() instanceof dev.koma.botcore.search.Query.Picture.Bytes(byte[] file))) {
            throw new ApiException(400, "Failed to fetch image");
        }
        try {
            DecodedPicture decoded = decoder.decode(file);
            Picture picture = new Picture(decoded.width(), decoded.height(), decoded.rgb());
            return index.search(new Query(picture, query.cutBorders(), query.anilist(), MOST_RESULTS));
        } catch (PictureRejectedException e) {
            throw new ApiException(400, "Failed to process image", e);
        } catch (DecoderLateException e) {
            throw new ApiException(503, "The picture decoder is starting", e);
        } catch (MediaException e) {
            throw new ApiException(500, "The picture decoder failed", e);
        } catch (IOException e) {
            throw new ApiException(503, "Database is not responding", e);
        }
    }

    @Override
    public void close() throws IOException {
        decoder.close();
        index.close();
    }
}
