package dev.koma.media.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes a still WebP of the first frame of an animated one, which FFmpeg does not read. The frame's data are copied, not looked
 * into; the decoder sees a still picture. Chunks are laid out as the WebP container specification says.
 */
final class AnimatedWebp {
    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final int ANIMATION = 2;
    private static final int ALPHA = 16;

    private AnimatedWebp() {}

    /** Whether the flags of an extended WebP say so. */
    static boolean is(byte[] file) {
        return file.length > FILE_HEADER + CHUNK_HEADER
                && isAt(file, 0, "RIFF")
                && isAt(file, 8, "WEBPVP8X")
                && (file[FILE_HEADER + CHUNK_HEADER] & ANIMATION) != 0;
    }

    /**
     * The first frame, as large as it is itself: what the canvas shows around it is transparent, and left out.
     *
     * @throws PictureRejectedException when there is no whole frame
     */
    static byte[] firstFrame(byte[] file) throws PictureRejectedException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = FILE_HEADER; at + CHUNK_HEADER <= file.length; ) {
            int start = (int) at;
            long size = Integer.toUnsignedLong(bytes.getInt(start + 4));
            if (isAt(file, start, "ANMF")) {
                int data = start + CHUNK_HEADER + FRAME_HEADER;
                long end = start + CHUNK_HEADER + size;
                if (end > file.length || data >= end) {
                    break;
                }
                return still(bytes, start + CHUNK_HEADER, Arrays.copyOfRange(file, data, (int) end));
            }
            at += CHUNK_HEADER + size + (size & 1);
        }
        throw new PictureRejectedException(null);
    }

    private static byte[] still(ByteBuffer bytes, int frame, byte[] data) {
        // The size of the frame, less one, in 24 bits each, as the header of the still has it.
        int width = bytes.getInt(frame + 6) & 0xffffff;
        int height = bytes.getInt(frame + 9) & 0xffffff;
        ByteBuffer header = ByteBuffer.allocate(FILE_HEADER + CHUNK_HEADER + 10).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF"))
                .putInt(header.capacity() - CHUNK_HEADER + data.length)
                .put(ascii("WEBPVP8X"));
        header.putInt(10).putInt(isAt(data, 0, "ALPH") ? ALPHA : 0);
        for (int side : new int[] {width, height}) {
            header.putShort((short) side).put((byte) (side >>> 16));
        }
        ByteArrayOutputStream still = new ByteArrayOutputStream(header.capacity() + data.length);
        still.writeBytes(header.array());
        still.writeBytes(data);
        return still.toByteArray();
    }

    private static boolean isAt(byte[] file, int at, String text) {
        byte[] expected = ascii(text);
        return at + expected.length <= file.length
                && Arrays.equals(file, at, at + expected.length, expected, 0, expected.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
