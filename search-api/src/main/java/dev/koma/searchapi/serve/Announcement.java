package dev.koma.searchapi.serve;

import dev.koma.indexbuilder.ingest.IndexingFailure;
import dev.koma.indexbuilder.ingest.IndexingStatus;
import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.searchapi.http.HttpSettings;
import dev.koma.searchapi.library.IndexedLibrary;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells people where the server is and, once, that the library has been indexed. */
final class Announcement implements Runnable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final String address;
    private final IndexedLibrary library;
    private final SceneIndex index;
    private final Consumer<String> people;

    Announcement(HttpSettings settings, IndexedLibrary library, SceneIndex index, Consumer<String> people) {
        this.address = settings.publicUrl().orElse("http://" + reachable(settings.host()) + ":" + settings.port());
        this.library = library;
        this.index = index;
        this.people = people;
    }

    @Override
    public void run() {
        people.accept("Koma is ready: " + address);
        people.accept("  curl -F image=@screenshot.jpg " + address + "/search");
        if (library.folders().isEmpty()) {
            people.accept("No library is set: what is already indexed can be searched. Add videos with --library DIR.");
            return;
        }
        people.accept("Indexing "
                + String.join(
                        ", ", library.folders().stream().map(Object::toString).toList()) + " …");
        try {
            people.accept(indexed(indexedOnce()));
        } catch (InterruptedException | IOException e) {
            // The server is stopping, or the index broke, which its health shows: either way there is nothing to
            // announce.
            Thread.currentThread().interrupt();
        }
    }

    private IndexingStatus indexedOnce() throws InterruptedException {
        while (true) {
            Optional<IndexingStatus> status = library.status().filter(Announcement::isDone);
            if (status.isPresent()) {
                return status.get();
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /** The library was looked through, and all that was found in it can be found or has failed. */
    private static boolean isDone(IndexingStatus status) {
        return status.surveyed() && status.pending() == 0 && status.indexing() == 0;
    }

    private String indexed(IndexingStatus status) throws IOException {
        Catalog catalog = index.catalog();
        String failed = status.failed() == 0
                ? ""
                : "; %d could not be indexed: %s"
                        .formatted(status.failed(), reason(status.failures().getFirst()));
        String more = status.firstPass() == 0
                ? ""
                : "; %d of them by their key frames, until every frame was looked at".formatted(status.firstPass());
        return "The library is indexed: %d videos, %.1f minutes%s%s"
                .formatted(catalog.videos().size(), catalog.durationMicros() / 60e6, more, failed);
    }

    private static String reason(IndexingFailure failure) {
        return failure.path() + " (" + failure.reason() + ")";
    }

    private static String reachable(String host) {
        return host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    }
}
