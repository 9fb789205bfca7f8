package dev.koma.searchapi.serve;

import dev.koma.media.Natives;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.searchapi.library.IndexedLibrary;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Starts what must work before the first request, so that a server that cannot work does not start. */
@Singleton
final class Lifecycle {
    private static final int FAILED = 1;

    private final Instance<SceneIndex> index;
    private final Instance<PictureDecoder> decoder;
    private final IndexedLibrary library;

    Lifecycle(Instance<SceneIndex> index, Instance<PictureDecoder> decoder, IndexedLibrary library) {
        this.index = index;
        this.decoder = decoder;
        this.library = library;
    }

    void start(@Observes StartupEvent event) {
        try {
            Natives.check();
            decoder.get();
            index.get().check();
            library.start();
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** Says why to people, and ends the start without a stack trace. */
    static PreventFurtherStepsException refusal(IOException reason) {
        System.err.println("koma: " + reason.getMessage());
        return new PreventFurtherStepsException(String.valueOf(reason.getMessage()), FAILED);
    }

    void stop(@Observes ShutdownEvent event) throws IOException {
        library.close();
    }
}
