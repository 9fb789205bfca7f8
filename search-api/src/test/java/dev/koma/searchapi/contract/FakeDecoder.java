package dev.koma.searchapi.contract;

import dev.koma.media.MediaException;
import dev.koma.media.picture.DecodedPicture;
import dev.koma.media.picture.DecoderLateException;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.media.picture.PictureRejectedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Takes everything that begins like a JPEG or a PNG for a grey picture; refuses what begins with {@code reject:REASON}. */
final class FakeDecoder implements PictureDecoder {
    private static final int SIDE = 16;
    private static final int SHOWN = 100;

    volatile byte[] last = new byte[0];
    volatile @Nullable CountDownLatch hold;

    void reset() {
        last = new byte[0];
        hold = null;
    }

    @Override
    public DecodedPicture decode(byte[] file) throws MediaException, InterruptedException {
        last = file;
        CountDownLatch latch = hold;
        if (latch != null) {
            latch.await();
        }
        String start = new String(file, 0, Math.min(SHOWN, file.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("reject:")) {
            throw new PictureRejectedException(start.substring("reject:".length()));
        }
        if (start.startsWith("late")) {
            throw new DecoderLateException(new IOException("killed"));
        }
        if (start.startsWith("crash")) {
            throw new MediaException("the decoder died");
        }
        if (!start.startsWith("\u00ff\u00d8") && !start.startsWith("\u0089PNG")) {
            throw new PictureRejectedException(null);
        }
        byte[] rgb = new byte[SIDE * SIDE * 3];
        Arrays.fill(rgb, (byte) 127);
        return new DecodedPicture(SIDE, SIDE, rgb, "mjpeg", SIDE, SIDE);
    }

    @Override
    public void close() {}
}
