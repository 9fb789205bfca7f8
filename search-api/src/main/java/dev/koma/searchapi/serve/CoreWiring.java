package dev.koma.searchapi.serve;

import dev.koma.indexbuilder.refinement.StretchDecoder;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.media.MediaException;
import dev.koma.media.picture.ChildPictureDecoder;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.media.picture.PictureLimits;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexes;
import dev.koma.searchapi.library.IndexedLibrary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import org.jboss.logging.Logger;

/** The parts that other modules bring. */
final class CoreWiring {
    private static final Logger LOG = Logger.getLogger(CoreWiring.class);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SceneIndex index(LibrarySettings settings) {
        try {
            return SceneIndexes.open(
                    LibrarySettings.indexDirectory(settings),
                    new StretchDecoder(Runtime.getRuntime().availableProcessors()));
        } catch (IOException e) {
            throw Lifecycle.refusal(e);
        }
    }

    void close(@Disposes SceneIndex index) throws IOException {
        index.close();
    }

    @Produces
    @Singleton
    PictureDecoder decoder(MeterRegistry registry) {
        try {
            ChildPictureDecoder decoder = new ChildPictureDecoder(PictureLimits.DEFAULT);
            FunctionCounter.builder("koma.decoder.deaths", decoder, ChildPictureDecoder::deaths)
                    .description("Decoding processes that died of a file or were killed over one")
                    .register(registry);
            Thread.ofPlatform().daemon().name("decoder-warm-up").start(() -> warmUp(decoder));
            return decoder;
        } catch (MediaException e) {
            throw Lifecycle.refusal(e);
        }
    }

    /** Beside the rest of the start: the first search should not wait for the children. */
    private static void warmUp(ChildPictureDecoder decoder) {
        try {
            decoder.warmUp();
            if (!decoder.confinement().isWhole()) {
                LOG.infof("The processes that decode pictures are %s", decoder.confinement());
            }
        } catch (MediaException e) {
            LOG.error("Pictures cannot be decoded, searches will fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close(@Disposes PictureDecoder decoder) {
        decoder.close();
    }

    @Produces
    @Singleton
    IndexedLibrary library(LibrarySettings settings, Clock clock) {
        return new IndexedLibrary(settings, clock);
    }
}
