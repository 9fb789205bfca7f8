package dev.koma.benchmarks.hostile;

import java.util.ArrayList;
import java.util.List;

/** Films and HEIF pictures whose boxes say what cannot be. */
final class IsoFiles {
    private static final int ITEMS = 5000;
    private static final long MOST = 0xffffffffL;

    private IsoFiles() {}

    /**
     * All of them.
     *
     * @param film an MP4 with its index at the end
     * @param avif a still picture
     */
    static List<HostileFile> all(byte[] film, byte[] avif, Decoys decoys) {
        List<HostileFile> files = new ArrayList<>(heif(avif));
        files.add(HostileFile.refused("U22", "AVIF cut off", Bytes.tenths(avif, 3)));
        files.add(HostileFile.refused("U22", "MP4 without its index", Bytes.tenths(film, 5)));
        for (byte[] reference : List.of(
                Boxes.fullBox("url ", 0, 0, Bytes.of(decoys.file().toUri() + "\0")),
                Boxes.fullBox("url ", 0, 0, Bytes.of("http://" + decoys.address() + "/decoy.mp4\0")),
                alias(decoys))) {
            byte[] references = Boxes.fullBox("dref", 0, 0, Bytes.int32(1), reference);
            files.add(HostileFile.either(
                    "U48",
                    "data elsewhere " + files.size(),
                    Boxes.replace(film, "moov/trak/mdia/minf/dinf/dref", references)));
        }
        files.add(HostileFile.refused(
                "U48",
                "reference movie",
                Boxes.box(
                        "moov",
                        Boxes.box(
                                "rmra",
                                Boxes.box(
                                        "rmda",
                                        Boxes.fullBox(
                                                "rdrf",
                                                0,
                                                0,
                                                Bytes.of("url "),
                                                Bytes.int32(40),
                                                Bytes.of("http://" + decoys.address() + "/decoy.mov\0")))))));
        files.addAll(absurd(film));
        return files;
    }

    private static byte[] alias(Decoys decoys) {
        return Boxes.fullBox("alis", 0, 0, Bytes.of(decoys.file().toString()), new byte[200]);
    }

    private static List<HostileFile> absurd(byte[] film) {
        List<HostileFile> files = new ArrayList<>();
        files.add(HostileFile.either("U50", "2^32 samples", Boxes.withNumber(film, "stsz", 8, MOST)));
        files.add(HostileFile.either("U50", "2^32 time entries", Boxes.withNumber(film, "stts", 4, MOST)));
        files.add(HostileFile.either("U50", "a sample lasts for ever", Boxes.withNumber(film, "stts", 12, MOST)));
        files.add(HostileFile.either("U50", "2^32 chunks", Boxes.withNumber(film, "stco", 4, MOST)));
        byte[] edits =
                Boxes.fullBox("elst", 0, 0, Bytes.int32(200_000), Bytes.repeated(Bytes.int32(1, 0, 0x10000), 200_000));
        files.add(HostileFile.either(
                "U50", "200000 edits", Boxes.replace(film, "moov/trak/edts", Boxes.box("edts", edits))));
        byte[] track = Boxes.box("trak", Boxes.box("mdia", Boxes.fullBox("mdhd", 0, 0, new byte[20])));
        byte[] type = Boxes.box("ftyp", Bytes.of("isom\0\0\0\0isom"));
        files.add(HostileFile.refused(
                "U50", "10000 tracks", Bytes.join(type, Boxes.box("moov", Bytes.repeated(track, 10_000)))));
        byte[] nested = new byte[0];
        for (int i = 0; i < 10_000; i++) {
            nested = Bytes.join(Bytes.int32(8 + nested.length), Bytes.of(i % 2 == 0 ? "trak" : "mdia"), nested);
        }
        files.add(HostileFile.refused("U50", "10000 boxes in boxes", Bytes.join(type, Boxes.box("moov", nested))));
        files.add(HostileFile.refused(
                "U50",
                "a box as long as 2^63",
                Bytes.join(type, Bytes.int32(1), Bytes.of("moov"), Bytes.int32(0x7fffffffL, MOST), new byte[100])));
        return files;
    }

    private static List<HostileFile> heif(byte[] avif) {
        TiledHeif pictures = new TiledHeif(List.of(avif), 64, 48);
        byte[] grid = Bytes.of(0, 0, 0, 0, 0, 64, 0, 48);
        byte[] one =
                Boxes.fullBox("iinf", 0, 0, Bytes.int16(2), TiledHeif.item(1, 0, "grid"), TiledHeif.item(2, 1, "av01"));
        byte[] toItself = Boxes.fullBox("iref", 0, 0, Boxes.box("dimg", Bytes.int16(1, 1, 1)));
        byte[] inACircle = Boxes.fullBox(
                "iref", 0, 0, Boxes.box("dimg", Bytes.int16(1, 1, 2)), Boxes.box("dimg", Bytes.int16(2, 1, 1)));
        byte[] plain = Boxes.box(
                "iprp", Boxes.box("ipco", TiledHeif.size(64, 48)), Boxes.fullBox("ipma", 0, 0, Bytes.int32(0)));
        byte[] toNothing = Boxes.box(
                "iprp",
                Boxes.box("ipco", TiledHeif.size(64, 48)),
                Boxes.fullBox(
                        "ipma", 0, 0, Bytes.int32(MOST), Bytes.repeated(Bytes.of(0, 1, 3, 0xff, 0xfe, 0x81), 100)));
        byte[][] items = new byte[ITEMS][];
        for (int i = 0; i < ITEMS; i++) {
            items[i] = TiledHeif.item(i + 1, 0, i == 0 ? "grid" : "av01");
        }
        byte[] many = Boxes.fullBox("iinf", 0, 0, Bytes.int16(ITEMS), Bytes.join(items));
        byte[][] tiles = new byte[ITEMS][];
        for (int i = 0; i < ITEMS; i++) {
            tiles[i] = Bytes.int16(2);
        }
        byte[] ofThousands = Boxes.fullBox("iref", 0, 0, Boxes.box("dimg", Bytes.int16(1, ITEMS), Bytes.join(tiles)));
        byte[] huge = Bytes.of(0, 1, 255, 255, 0x7f, 255, 255, 255, 0x7f, 255, 255, 255);
        return List.of(
                HostileFile.refused("U34", "grid of itself", pictures.file(grid, one, toItself, plain)),
                HostileFile.refused("U34", "grids of each other", pictures.file(grid, one, inACircle, plain)),
                HostileFile.refused(
                        "U34", "properties that are not there", pictures.file(grid, one, toItself, toNothing)),
                HostileFile.refused("U34", "5000 items", pictures.file(grid, many, ofThousands, plain)),
                HostileFile.refused(
                        "U34", "a grid of 2^31 pixels a side", pictures.file(huge, many, ofThousands, plain)),
                // Ends FFmpeg 8.0.1 with a segmentation fault in its demuxer.
                HostileFile.refused("U60", "HEIF without the tiles of its grid", pictures.grid(2, 2, 128, 96, false)));
    }
}
