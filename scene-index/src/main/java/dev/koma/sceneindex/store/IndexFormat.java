package dev.koma.sceneindex.store;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.run.Run;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/**
 * What is in the index, byte by byte.
 *
 * <p>The index is a Lucene index with the default codec. Each commit carries, as user data, {@value #VERSION_KEY} (the version
 * of what is described here), {@value #PARAMETERS_KEY} (what the descriptors were made with) and {@value #UPDATED_KEY}
 * (ISO-8601 instant of the commit).
 *
 * <p>A video is one block of consecutive documents: its runs in order of time, then the video itself. A block is added, replaced
 * and deleted whole, and merging keeps it together, so the runs around a run are the documents around it, and the video of a run
 * is the next document that is a video.
 *
 * <p>Every document has the term {@value #VIDEO}: 8 bytes, the video id, big-endian.
 *
 * <p>A run has
 * <ul>
 *   <li>{@value #GRADIENTS}: vector of 64 signed bytes, Euclidean, in an HNSW graph;
 *   <li>{@value #RUN}: binary doc value of 50 bytes, integers big-endian and unsigned:
 *       <pre>
 *  0  5  start, microseconds from the start of the video
 *  5  5  end, microseconds
 * 10  3  frames, at most 2^24 - 1
 * 13  1  flags: bit 0 starts a shot
 * 14 36  colour layout
 *       </pre>
 * </ul>
 *
 * <p>A video has the term {@value #KIND} = {@value #KIND_VIDEO} and the stored fields of {@link VideoDocument}.
 */
final class IndexFormat {
    /** The oldest version that can be read. */
    static final int VERSION_OLDEST = 2;
    /** The version that is written. */
    static final int VERSION_CURRENT = 2;

    static final String VERSION_KEY = "koma.version";
    static final String PARAMETERS_KEY = "koma.parameters";
    static final String UPDATED_KEY = "koma.updated";

    /** What the stored descriptors were made with; another value cannot be compared with today's queries. */
    static final String PARAMETERS = "gradients=hog-6x4x8-dct64-1 colours=ycbcr-4x3-1";

    static final String VIDEO = "video";
    static final String KIND = "kind";
    static final String KIND_VIDEO = "video";
    static final String GRADIENTS = "gradients";
    static final String RUN = "run";

    private static final int RUN_BYTES = 14 + Descriptor.COLOURS;
    private static final long MAX_MICROS = (1L << 40) - 1;
    private static final int MAX_FRAMES = (1 << 24) - 1;

    private IndexFormat() {}

    static byte[] encode(Run run) {
        byte[] out = new byte[RUN_BYTES];
        put(out, 0, 5, Math.min(run.startMicros(), MAX_MICROS - 1));
        put(out, 5, 5, Math.min(run.endMicros(), MAX_MICROS));
        put(out, 10, 3, Math.min(run.frames(), MAX_FRAMES));
        out[13] = (byte) (run.startsShot() ? 1 : 0);
        System.arraycopy(run.descriptor().colours(), 0, out, 14, Descriptor.COLOURS);
        return out;
    }

    static Run decode(BytesRef bytes, byte[] gradients) {
        byte[] in = bytes.bytes;
        int o = bytes.offset;
        byte[] colours = new byte[Descriptor.COLOURS];
        System.arraycopy(in, o + 14, colours, 0, Descriptor.COLOURS);
        return new Run(
                get(in, o, 5),
                get(in, o + 5, 5),
                (int) get(in, o + 10, 3),
                (in[o + 13] & 1) != 0,
                new Descriptor(gradients, colours));
    }

    static BytesRef term(long videoId) {
        byte[] out = new byte[8];
        put(out, 0, 8, videoId);
        return new BytesRef(out);
    }

    /** Refuses what this version cannot read, and says what to do. */
    static void check(Map<String, String> userData, String where) throws IndexFormatException {
        String version = userData.get(VERSION_KEY);
        if (version == null || !version.matches("\\d{1,9}")) {
            throw new IndexFormatException(where + " holds a Lucene index that Koma did not make."
                    + " Choose another data directory with --data.");
        }
        int number = Integer.parseInt(version);
        if (number > VERSION_CURRENT) {
            throw new IndexFormatException(where + " was written by a newer Koma (index version " + number
                    + ", this one reads up to " + VERSION_CURRENT
                    + "). Upgrade Koma, or choose another data directory with --data.");
        }
        if (number < VERSION_OLDEST || !PARAMETERS.equals(userData.get(PARAMETERS_KEY))) {
            throw new IndexFormatException(where + " was written by an older Koma (index version " + number
                    + ") and cannot be searched by this one. Move that directory away and run `koma index` again,"
                    + " or use the Koma that wrote it.");
        }
    }

    private static void put(byte[] out, int offset, int length, long value) {
        for (int i = 0; i < length; i++) {
            out[offset + i] = (byte) (value >>> 8 * (length - 1 - i));
        }
    }

    private static long get(byte[] in, int offset, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | (in[offset + i] & 0xff);
        }
        return value;
    }
}
