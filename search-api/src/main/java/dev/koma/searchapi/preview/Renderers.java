package dev.koma.searchapi.preview;

import dev.koma.media.MediaException;
import dev.koma.media.clip.ClipBounds;
import dev.koma.media.clip.ClipSpec;
import dev.koma.media.still.StillFormat;
import java.nio.file.Path;
import java.util.List;

/**
 * What makes previews out of videos.
 *
 * @param cut finds the part that a clip shows
 */
record Renderers(Clips clips, Stills stills, Cut cut) {
    /** {@link dev.koma.media.clip.ClipRenderer#render}. */
    @FunctionalInterface
    interface Clips {
        void render(Path source, ClipSpec spec, Path target) throws MediaException, InterruptedException;
    }

    /** {@link dev.koma.media.still.StillRenderer#render}. */
    @FunctionalInterface
    interface Stills {
        byte[] render(Path file, long timeMicros, int width, StillFormat format) throws MediaException;
    }

    /** {@link ClipBounds#around}. */
    @FunctionalInterface
    interface Cut {
        ClipBounds around(long atMicros, List<Long> shotStartsMicros, long durationMicros);
    }
}
