package dev.koma.searchapi.preview;

import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.indexbuilder.settings.SecretText;
import dev.koma.media.clip.ClipBounds;
import dev.koma.media.clip.ClipRenderer;
import dev.koma.media.still.StillRenderer;
import dev.koma.sceneindex.store.SceneIndex;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

/** Puts previews together. */
@Singleton
final class PreviewWiring {
    private static final int FAILED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int REMEMBERED = 8;

    /** Makes at the start what reads from and writes to the disk, so that a server that cannot does not start. */
    void start(@Observes StartupEvent event, Tokens tokens, PreviewQueues queues) {}

    @Produces
    @Singleton
    Tokens tokens(KomaConfig config, LibrarySettings library, Clock clock) {
        PreviewSettings settings = config.get(PreviewSettings.class);
        List<String> keys = settings.signingKeys().orElse(List.of()).stream()
                .map(SecretText::reveal)
                .toList();
        try {
            return new Tokens(
                    keys.isEmpty() ? SigningKeyFile.keys(library.data(), new SecureRandom()) : keys,
                    settings.preview().linkLife(),
                    clock);
        } catch (IOException e) {
            throw new PreventFurtherStepsException(String.valueOf(e.getMessage()), FAILED);
        }
    }

    @Produces
    @Singleton
    PreviewLinks links(Tokens tokens) {
        return new PreviewLinks(tokens);
    }

    @Produces
    @Singleton
    Renderers renderers() {
        return new Renderers(new ClipRenderer()::render, new StillRenderer()::render, ClipBounds::around);
    }

    @Produces
    @Singleton
    PreviewQueues queues(KomaConfig config, LibrarySettings library, Clock clock) {
        PreviewSettings.Rendering preview = config.get(PreviewSettings.class).preview();
        int parallel =
                preview.parallel().orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        try {
            PreviewCache cache = PreviewCache.open(
                    library.data().resolve("cache").resolve("previews"),
                    preview.cacheSize().bytes(),
                    clock);
            return new PreviewQueues(
                    new RenderQueue(cache, "koma-clip", parallel, preview.queueLength(), PATIENCE),
                    new RenderQueue(cache, "koma-still", parallel, preview.queueLength(), PATIENCE));
        } catch (IOException e) {
            throw new PreventFurtherStepsException(String.valueOf(e.getMessage()), FAILED);
        }
    }

    void close(@Disposes PreviewQueues queues) {
        queues.close();
    }

    @Produces
    @Singleton
    Previews previews(
            Tokens tokens, SceneIndex index, LibrarySettings library, Renderers renderers, PreviewQueues queues) {
        ServedFiles files = ServedFiles.below(library.library().orElse(List.of()));
        LinkReader links = new LinkReader(tokens, id -> index.catalog().video(id), files);
        return new Previews(links, renderers, queues);
    }

    @Produces
    @Singleton
    MomentPreviews moments(SceneIndex index, LibrarySettings library, Previews previews) {
        ServedFiles files = ServedFiles.below(library.library().orElse(List.of()));
        return new MomentPreviews(id -> index.catalog().video(id), files, previews);
    }

    @Produces
    @Singleton
    RenderAhead ahead(KomaConfig config, Previews previews, PreviewQueues queues) {
        boolean wanted = config.get(PreviewSettings.class).preview().ahead();
        return new RenderAhead(
                previews::clip,
                queues::busy,
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("koma-ahead").factory()),
                PAUSE,
                wanted ? REMEMBERED : 0);
    }

    void close(@Disposes RenderAhead ahead) {
        ahead.close();
    }

    @Produces
    @Singleton
    PreviewAnswers answers(Clock clock) {
        return new PreviewAnswers(clock);
    }
}
