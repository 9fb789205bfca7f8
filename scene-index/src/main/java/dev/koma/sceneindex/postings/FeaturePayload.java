package dev.koma.sceneindex.postings;

import dev.koma.sceneindex.word.Place;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.lucene.util.BytesRef;

/** What Lucene carries with each posting: 8 bytes signature, then 3 bytes {@link Place}, both little-endian. */
final class FeaturePayload {
    static final int BYTES = Long.BYTES + Place.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private FeaturePayload() {}

    static void write(byte[] out, long signature, int place) {
        LONGS.set(out, 0, signature);
        out[Long.BYTES] = (byte) place;
        out[Long.BYTES + 1] = (byte) (place >>> 8);
        out[Long.BYTES + 2] = (byte) (place >>> 16);
    }

    static long signature(BytesRef payload) {
        return (long) LONGS.get(payload.bytes, payload.offset);
    }

    static int place(BytesRef payload) {
        byte[] in = payload.bytes;
        int at = payload.offset + Long.BYTES;
        return in[at] & 0xff | (in[at + 1] & 0xff) << 8 | (in[at + 2] & 0xff) << 16;
    }
}
