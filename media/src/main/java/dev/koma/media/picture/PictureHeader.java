package dev.koma.media.picture;

import dev.koma.media.stream.FrameSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The size that a file claims in its first bytes, for the formats whose decoders would first believe it. */
final class PictureHeader {
    private static final FrameSize UNKNOWN = new FrameSize(0, 0);

    private PictureHeader() {}

    /** Width and height as claimed, 0 by 0 when the format keeps them elsewhere. */
    static FrameSize size(byte[] file) {
        String head = new String(file, 0, Math.min(file.length, 16), StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (head.startsWith("\u0089PNG") && file.length >= 24) {
            return claimed(bytes.getInt(16), bytes.getInt(20));
        }
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        if (head.startsWith("GIF8") && file.length >= 10) {
            return claimed(bytes.getShort(6) & 0xffff, bytes.getShort(8) & 0xffff);
        }
        if (head.startsWith("BM") && file.length >= 26 && bytes.getInt(14) >= 40) {
            return claimed(bytes.getInt(18), bytes.getInt(22));
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBPVP8X", 8) && file.length >= 30) {
            return claimed(1 + (bytes.getInt(24) & 0xffffff), 1 + (bytes.getInt(26) >>> 8));
        }
        return head.startsWith("\u00ff\u00d8") ? jpeg(bytes.order(ByteOrder.BIG_ENDIAN)) : UNKNOWN;
    }

    /** Walks the segments to the start of the frame. */
    private static FrameSize jpeg(ByteBuffer bytes) {
        int at = 2;
        while (at + 9 <= bytes.limit() && (bytes.get(at) & 0xff) == 0xff) {
            int marker = bytes.get(at + 1) & 0xff;
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                return claimed(bytes.getShort(at + 7) & 0xffff, bytes.getShort(at + 5) & 0xffff);
            }
            at += marker == 0xff ? 1 : 2 + Math.max(2, bytes.getShort(at + 2) & 0xffff);
        }
        return UNKNOWN;
    }

    private static FrameSize claimed(int width, int height) {
        return new FrameSize(positive(width), positive(height));
    }

    private static int positive(int side) {
        return side == Integer.MIN_VALUE ? Integer.MAX_VALUE : Math.abs(side);
    }
}
