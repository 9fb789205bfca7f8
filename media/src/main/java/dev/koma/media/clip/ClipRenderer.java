package dev.koma.media.clip;

import dev.koma.media.MediaException;
import java.nio.file.Path;

/** Renders preview clips: MP4, H.264 yuv420p and AAC, playable while loading, without the source's metadata. */
public final class ClipRenderer {
    /**
     * @param target where the finished clip is written; nothing is left there when it fails
     * @throws MediaException when the source cannot be read or takes too long
     */
    public void render(Path source, ClipSpec spec, Path target) throws MediaException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
