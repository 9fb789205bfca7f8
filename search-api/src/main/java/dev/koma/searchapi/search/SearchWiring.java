package dev.koma.searchapi.search;

import dev.koma.media.picture.PictureDecoder;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.searchapi.account.Identification;
import dev.koma.searchapi.admission.SearchAdmission;
import dev.koma.searchapi.fetch.UrlFetcher;
import dev.koma.searchapi.http.AllowedMethods;
import dev.koma.searchapi.http.BodyMemory;
import dev.koma.searchapi.http.HttpSettings;
import dev.koma.searchapi.http.UploadReceiver;
import dev.koma.searchapi.library.IndexedLibrary;
import dev.koma.searchapi.preview.PreviewLinks;
import dev.koma.searchapi.queue.QueueRules;
import dev.koma.searchapi.queue.SearchQueue;
import dev.koma.searchapi.queue.SearchQueues;
import dev.koma.searchapi.titles.Titles;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts {@code /search} together. */
final class SearchWiring {
    private static final int BEFORE_RESOURCES = -1;
    /** A decision takes about a tenth of a millisecond: who waits behind these is told so within some 20 ms. */
    private static final int MOST_UNDECIDED = 128;

    @Produces
    @Singleton
    SearchQueue queue(SearchSettings settings, MeterRegistry registry) {
        int mostWorkers = settings.mostWorkers().orElse(2 * Runtime.getRuntime().availableProcessors());
        return SearchQueues.start(
                new QueueRules(settings.queueLength(), settings.queueTimeout(), settings.oldestEvery()),
                mostWorkers,
                registry);
    }

    void stop(@Disposes SearchQueue queue) {
        queue.close();
    }

    @Produces
    @Singleton
    PictureSource pictures(UrlFetcher fetcher) {
        return new PictureSource(fetcher);
    }

    @Produces
    @Singleton
    SceneSearch search(PictureDecoder decoder, SceneIndex index, IndexedLibrary library) {
        return new SceneSearch(decoder, index, library.demand());
    }

    @Produces
    @Singleton
    DirectSearch direct(SearchAdmission admission, UrlFetcher fetcher, SceneSearch search) {
        return new DirectSearch(admission, fetcher, search);
    }

    @Produces
    @Singleton
    AnswerWriter writer(PreviewLinks links, Titles titles) {
        return new AnswerWriter(links, titles);
    }

    void route(
            @Observes Router router,
            HttpSettings settings,
            BodyMemory bodies,
            Identification identification,
            SearchAdmission admission) {
        Intake intake = new Intake(MOST_UNDECIDED, context -> admission.refusalAtOnce(Identification.caller(context)));
        router.route("/search")
                .order(BEFORE_RESOURCES)
                .handler(AllowedMethods.toReadAndPost())
                .handler(identification);
        router.post("/search")
                .order(BEFORE_RESOURCES)
                .handler(new UploadReceiver(
                        settings.uploadMaxSize().bytes(),
                        settings.uploadTimeout(),
                        bodies,
                        context -> namesUrl(context.request()) || intake.refuses(context)));
        router.route("/search")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .method(HttpMethod.POST)
                .order(BEFORE_RESOURCES)
                .handler(intake);
    }

    private static boolean namesUrl(HttpServerRequest request) {
        String url = SearchParameters.parse(request.query()).url();
        return url != null && !url.isEmpty();
    }
}
