package dev.koma.benchmarks.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** PNG files, chunk by chunk. */
final class PngFiles {
    private static final byte[] SIGNATURE = Bytes.of(0x89, 'P', 'N', 'G', 13, 10, 26, 10);
    private static final int RGB = 2;
    private static final long GIBIBYTE = 1L << 30;

    private PngFiles() {}

    static List<HostileFile> all() {
        List<HostileFile> files = new ArrayList<>();
        files.add(HostileFile.refused("U23", "claims 65500 x 65500", png(65_500, 65_500, RGB, new byte[0], 100)));
        files.add(HostileFile.refused(
                "U24", "16000 x 16000", png(16_000, 16_000, RGB, new byte[0], 16_000L * (1 + 3 * 16_000))));
        files.add(HostileFile.refused("U25", "1 x 30000000", png(1, 30_000_000, 0, new byte[0], 1000)));
        files.add(HostileFile.refused("U25", "30000000 x 1", png(30_000_000, 1, 0, new byte[0], 1000)));
        files.add(HostileFile.shown("U26", "1 x 1", png(1, 1, RGB, new byte[0], 4)));
        for (String type : List.of("iCCP", "zTXt", "iTXt")) {
            byte[] name = type.equals("iTXt") ? Bytes.of('a', 0, 1, 0, 0, 0) : Bytes.of('a', 0, 0);
            byte[] bomb = chunk(type, Bytes.join(name, Bytes.deflatedZeros(GIBIBYTE)));
            files.add(HostileFile.either("U27", type + " of a gibibyte", png(8, 8, RGB, bomb, 8 * 25)));
        }
        byte[] manyChunks = Bytes.repeated(chunk("tEXt", new byte[0]), 800_000);
        files.add(HostileFile.either("U28", "PNG of 800000 chunks", png(8, 8, RGB, manyChunks, 8 * 25)));
        files.add(HostileFile.shown("U30", "APNG of 100000 frames", animation(100_000)));
        files.add(HostileFile.refused("U30", "APNG that claims 16000 x 16000", animationOf(16_000, 16_000)));
        return files;
    }

    /** A PNG of 8 bits a channel whose rows are zeros, with something before them. */
    static byte[] png(int width, int height, int colourType, byte[] before, long bytesOfRows) {
        return Bytes.join(
                SIGNATURE,
                header(width, height, colourType),
                before,
                chunk("IDAT", Bytes.deflatedZeros(bytesOfRows)),
                chunk("IEND", new byte[0]));
    }

    private static byte[] animation(int frames) {
        byte[][] parts = new byte[frames + 1][];
        parts[0] = Bytes.join(
                SIGNATURE,
                header(1, 1, RGB),
                chunk("acTL", Bytes.int32(frames, 0)),
                chunk("fcTL", frame(0)),
                chunk("IDAT", Bytes.deflatedZeros(4)));
        byte[] pixels = Bytes.deflatedZeros(4);
        for (int i = 1; i < frames; i++) {
            parts[i] =
                    Bytes.join(chunk("fcTL", frame(2 * i - 1)), chunk("fdAT", Bytes.join(Bytes.int32(2 * i), pixels)));
        }
        parts[frames] = chunk("IEND", new byte[0]);
        return Bytes.join(parts);
    }

    private static byte[] animationOf(int width, int height) {
        return Bytes.join(
                SIGNATURE,
                header(width, height, RGB),
                chunk("acTL", Bytes.int32(2, 0)),
                chunk("fcTL", frame(0)),
                chunk("IDAT", Bytes.deflatedZeros(1000)),
                chunk("IEND", new byte[0]));
    }

    private static byte[] frame(int sequence) {
        return Bytes.join(Bytes.int32(sequence, 1, 1, 0, 0), Bytes.int16(1, 10), Bytes.of(0, 0));
    }

    private static byte[] header(int width, int height, int colourType) {
        return chunk("IHDR", Bytes.join(Bytes.int32(width, height), Bytes.of(8, colourType, 0, 0, 0)));
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] typeAndData = Bytes.join(Bytes.of(type), data);
        CRC32 sum = new CRC32();
        sum.update(typeAndData);
        return Bytes.join(Bytes.int32(data.length), typeAndData, Bytes.int32(sum.getValue()));
    }
}
