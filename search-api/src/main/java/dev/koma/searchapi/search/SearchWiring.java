package dev.koma.searchapi.search;

import dev.koma.media.picture.PictureDecoder;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.searchapi.account.Identification;
import dev.koma.searchapi.admission.AdmissionControl;
import dev.koma.searchapi.admission.GuestAdmission;
import dev.koma.searchapi.http.AllowedMethods;
import dev.koma.searchapi.http.HttpSettings;
import dev.koma.searchapi.http.UploadReceiver;
import dev.koma.searchapi.library.IndexedLibrary;
import dev.koma.searchapi.preview.PreviewLinks;
import dev.koma.searchapi.titles.Titles;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Puts {@code /search} together. */
final class SearchWiring {
    private static final int BEFORE_RESOURCES = -1;

    @Produces
    @Singleton
    AdmissionControl admission(SearchSettings settings, Clock clock) {
        return new GuestAdmission(places(settings), clock);
    }

    @Produces
    @Singleton
    SceneSearch search(PictureDecoder decoder, SceneIndex index, SearchProcessors processors, IndexedLibrary library) {
        return new SceneSearch(decoder, index, processors.pool(), library.demand());
    }

    @Produces
    @Singleton
    AnswerWriter writer(PreviewLinks links, Titles titles) {
        return new AnswerWriter(links, titles);
    }

    /** As many threads as processors; admission lets no more in than fit into the queue. */
    @Produces
    @Singleton
    SearchProcessors processors(SearchSettings settings) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new SearchProcessors(new ThreadPoolExecutor(
                processors,
                processors,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(places(settings)),
                Thread.ofPlatform().name("search-", 0).daemon().factory()));
    }

    void stop(@Disposes SearchProcessors processors) {
        processors.pool().shutdownNow();
    }

    void route(@Observes Router router, HttpSettings settings, Identification identification) {
        router.route("/search")
                .order(BEFORE_RESOURCES)
                .handler(AllowedMethods.toReadAndPost())
                .handler(identification);
        router.post("/search")
                .order(BEFORE_RESOURCES)
                .handler(new UploadReceiver(
                        settings.uploadMaxSize().bytes(), settings.uploadTimeout(), SearchWiring::namesUrl));
    }

    private static boolean namesUrl(HttpServerRequest request) {
        String url = SearchParameters.parse(request.query()).url();
        return url != null && !url.isEmpty();
    }

    private static int places(SearchSettings settings) {
        return Runtime.getRuntime().availableProcessors() + settings.queueLength();
    }
}
