package dev.koma.searchapi.preview;

import dev.koma.media.MediaException;
import dev.koma.media.clip.ClipBounds;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Renders clips and stills that are bytes which say what they are; counts, and can be held. */
@Alternative
@Singleton
final class FakeRendering {

    static final int BYTES = 100_000;

    final AtomicInteger count = new AtomicInteger();
    volatile @Nullable CountDownLatch hold;
    volatile boolean broken;

    void write(String what, Path target) throws MediaException {
        try {
            Files.write(target, render(what));
        } catch (MediaException e) {
            throw e;
        } catch (IOException e) {
            throw new MediaException("cannot write", e);
        }
    }

    byte[] render(String what) throws MediaException {
        count.incrementAndGet();
        try {
            CountDownLatch latch = hold;
            if (latch != null) {
                latch.await();
            }
        } catch (InterruptedException e) {
            throw new MediaException("interrupted", e);
        }
        if (broken) {
            throw new MediaException("the file /library/secret.mp4 is damaged");
        }
        byte[] text = what.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = text[i % text.length];
        }
        return bytes;
    }

    @Produces
    @Singleton
    Renderers renderers() {
        return new Renderers(
                (source, spec, target) -> write("clip " + spec, target),
                (file, time, width, format) -> render("still " + time + " " + width + " " + format),
                (at, shots, duration) ->
                        new ClipBounds(Math.max(0, at - 1_500_000), Math.min(duration, at + 1_000_000)));
    }
}
