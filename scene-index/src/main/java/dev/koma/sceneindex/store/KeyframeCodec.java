package dev.koma.sceneindex.store;

import dev.koma.sceneindex.descriptor.Census;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * The runs of a key frame, byte by byte. Whole numbers are Lucene's VInt and VLong; a colour plane is a third of
 * {@link Descriptor#colours()}.
 * <pre>
 *  -  start of the first run, microseconds from the start of the video
 *  -  number of runs
 * 36  colours of the first run
 *  then for each run:
 *  -  frames * 4 + 2 if it does not begin where the one before ends + 1 if it starts a shot
 *  -  how long after that end it begins, microseconds; only where the 2 is set
 *  -  its length, microseconds
 *  6  for each byte of the census a bit, from the lowest: whether it differs from that of the run before; that of the first run
 *     differs from 0
 *  -  the exclusive or of those that do
 *  3  for each colour plane what its mean is above that of the first run
 *  then
 *  -  number of the run whose gradients are the key frame's look, from 0; the number of runs when there is none
 * 64  gradients of the first run; only where there is none
 *  then, from that run (or the first one) on to the last, and from it back to the first, for each other run:
 * 32  what its gradients are above those of the run beside it as they were read: two components a byte, the first in the lower half,
 *     in steps of {@value #STEP}, -7 to 7
 * </pre>
 *
 * <p>Colours only decide between runs that look alike, and within a key frame it is the whole picture's tone that changes:
 * on the public clips no plain screenshot is answered otherwise than with the colours of every run, at a twelfth of the bytes.
 */
final class KeyframeCodec {
    private static final int PLANES = 3;
    /** Rounding to it moves a look by a squared distance of about 50, a tenth of what frames of one run may differ. */
    private static final int STEP = 3;
    /** Both ways, so that what was read is written the same from either end. */
    private static final int MOST_STEPS = 7;

    private static final int CELLS = Descriptor.COLOURS / PLANES;

    private KeyframeCodec() {}

    /** @param look of the key frame; is not in what is returned, and needed to read it */
    static BytesRef encode(List<Run> runs, byte[] look) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try {
            write(runs, out);
            writeGradients(runs, look, out);
        } catch (IOException e) {
            // It is memory that is written to.
            throw new UncheckedIOException(e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    private static void write(List<Run> runs, DataOutput out) throws IOException {
        Run first = runs.getFirst();
        byte[] colours = first.descriptor().colours();
        out.writeVLong(first.startMicros());
        out.writeVInt(runs.size());
        out.writeBytes(colours, 0, colours.length);
        long end = first.startMicros();
        byte[] census = new byte[Census.BYTES];
        for (Run run : runs) {
            long gap = run.startMicros() - end;
            out.writeVLong((long) run.frames() << 2 | (gap == 0 ? 0 : 2) | (run.startsShot() ? 1 : 0));
            if (gap != 0) {
                out.writeVLong(gap);
            }
            out.writeVLong(run.endMicros() - run.startMicros());
            writeCensus(census, run.descriptor().census(), out);
            census = run.descriptor().census();
            for (int plane = 0; plane < PLANES; plane++) {
                out.writeByte(shift(colours, run.descriptor().colours(), plane));
            }
            end = run.endMicros();
        }
    }

    private static void writeGradients(List<Run> runs, byte[] look, DataOutput out) throws IOException {
        int known = 0;
        while (known < runs.size()
                && !Arrays.equals(look, runs.get(known).descriptor().gradients())) {
            known++;
        }
        out.writeVInt(known);
        byte[] whole = look;
        if (known == runs.size()) {
            known = 0;
            whole = runs.getFirst().descriptor().gradients();
            out.writeBytes(whole, 0, whole.length);
        }
        byte[] beside = whole;
        for (int i = known + 1; i < runs.size(); i++) {
            beside = writeSteps(beside, runs.get(i).descriptor().gradients(), out);
        }
        beside = whole;
        for (int i = known - 1; i >= 0; i--) {
            beside = writeSteps(beside, runs.get(i).descriptor().gradients(), out);
        }
    }

    /** @param look of the key frame */
    static List<Run> decode(BytesRef bytes, byte[] look) {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        long end = in.readVLong();
        int count = in.readVInt();
        byte[] colours = new byte[Descriptor.COLOURS];
        in.readBytes(colours, 0, colours.length);
        List<Descriptor> unknown = new ArrayList<>(count);
        long[] starts = new long[count];
        long[] ends = new long[count];
        long[] headers = new long[count];
        byte[] census = new byte[Census.BYTES];
        for (int i = 0; i < count; i++) {
            headers[i] = in.readVLong();
            starts[i] = end + ((headers[i] & 2) == 0 ? 0 : in.readVLong());
            end = starts[i] + in.readVLong();
            ends[i] = end;
            census = readCensus(census, in);
            byte[] own = colours.clone();
            for (int plane = 0; plane < PLANES; plane++) {
                shift(own, plane, in.readByte());
            }
            unknown.add(new Descriptor(look, own, census));
        }
        byte[][] gradients = readGradients(count, look, in);
        List<Run> runs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Descriptor own = new Descriptor(
                    gradients[i], unknown.get(i).colours(), unknown.get(i).census());
            runs.add(new Run(starts[i], ends[i], (int) (headers[i] >>> 2), (headers[i] & 1) != 0, own));
        }
        return runs;
    }

    private static byte[][] readGradients(int count, byte[] look, ByteArrayDataInput in) {
        byte[][] gradients = new byte[count][];
        int known = in.readVInt();
        byte[] whole = look.clone();
        if (known == count) {
            known = 0;
            in.readBytes(whole, 0, whole.length);
        }
        gradients[known] = whole;
        for (int i = known + 1; i < count; i++) {
            gradients[i] = readSteps(gradients[i - 1], in);
        }
        for (int i = known - 1; i >= 0; i--) {
            gradients[i] = readSteps(gradients[i + 1], in);
        }
        return gradients;
    }

    /** Returns what will be read: errors do not add up from run to run. */
    private static byte[] writeSteps(byte[] before, byte[] gradients, DataOutput out) throws IOException {
        byte[] read = new byte[gradients.length];
        for (int i = 0; i < gradients.length; i += 2) {
            int low = steps(before[i], gradients[i]);
            int high = steps(before[i + 1], gradients[i + 1]);
            out.writeByte((byte) (high << 4 | low & 0xf));
            read[i] = moved(before[i], low);
            read[i + 1] = moved(before[i + 1], high);
        }
        return read;
    }

    private static byte[] readSteps(byte[] before, ByteArrayDataInput in) {
        byte[] gradients = new byte[before.length];
        for (int i = 0; i < gradients.length; i += 2) {
            byte both = in.readByte();
            gradients[i] = moved(before[i], both << 28 >> 28);
            gradients[i + 1] = moved(before[i + 1], both >> 4);
        }
        return gradients;
    }

    /** Never beyond what a byte holds, so that what was read is written the same again. */
    private static int steps(byte from, byte to) {
        int steps = Math.clamp(Math.round((to - from) / (float) STEP), -MOST_STEPS, MOST_STEPS);
        int exact = from + steps * STEP;
        return exact < Byte.MIN_VALUE ? steps + 1 : exact > Byte.MAX_VALUE ? steps - 1 : steps;
    }

    private static byte moved(byte from, int steps) {
        return (byte) Math.clamp(from + (long) steps * STEP, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    private static void writeCensus(byte[] before, byte[] census, DataOutput out) throws IOException {
        byte[] differing = new byte[Census.BYTES / 8];
        for (int i = 0; i < census.length; i++) {
            if (census[i] != before[i]) {
                differing[i >> 3] |= (byte) (1 << (i & 7));
            }
        }
        out.writeBytes(differing, 0, differing.length);
        for (int i = 0; i < census.length; i++) {
            if (census[i] != before[i]) {
                out.writeByte((byte) (census[i] ^ before[i]));
            }
        }
    }

    private static byte[] readCensus(byte[] before, ByteArrayDataInput in) {
        byte[] differing = new byte[Census.BYTES / 8];
        in.readBytes(differing, 0, differing.length);
        byte[] census = before.clone();
        for (int i = 0; i < census.length; i++) {
            if ((differing[i >> 3] >> (i & 7) & 1) != 0) {
                census[i] ^= in.readByte();
            }
        }
        return census;
    }

    private static byte shift(byte[] from, byte[] to, int plane) {
        int sum = 0;
        for (int i = plane * CELLS; i < (plane + 1) * CELLS; i++) {
            sum += (to[i] & 0xff) - (from[i] & 0xff);
        }
        return (byte) Math.clamp(Math.round((float) sum / CELLS), Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    private static void shift(byte[] colours, int plane, int by) {
        for (int i = plane * CELLS; i < (plane + 1) * CELLS; i++) {
            colours[i] = (byte) Math.clamp((colours[i] & 0xff) + by, 0, 255);
        }
    }
}
