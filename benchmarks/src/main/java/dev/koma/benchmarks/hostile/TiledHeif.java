package dev.koma.benchmarks.hostile;

import java.util.ArrayList;
import java.util.List;

/**
 * AVIF pictures made of tiles, as ISO/IEC 23008-12 lays them out and phones store theirs. The tiles come from AVIF files with one
 * picture each, made by one encoder with the same settings.
 */
final class TiledHeif {
    private static final int GRID = 1;
    private static final int HIDDEN = 1;
    private static final int QUARTER_TURN = 1;

    private final byte[] configuration;
    private final List<byte[]> tiles = new ArrayList<>();
    private final int tileWidth;
    private final int tileHeight;

    TiledHeif(List<byte[]> avifs, int tileWidth, int tileHeight) {
        this.configuration = Boxes.find(avifs.getFirst(), "av1C");
        for (byte[] avif : avifs) {
            byte[] data = Boxes.find(avif, "mdat");
            tiles.add(java.util.Arrays.copyOfRange(data, 8, data.length));
        }
        this.tileWidth = tileWidth;
        this.tileHeight = tileHeight;
    }

    /** The tiles in rows, cut to a size on the right and below. */
    byte[] grid(int rows, int columns, int width, int height, boolean turned) {
        byte[] grid = Bytes.join(Bytes.of(0, 0, rows - 1, columns - 1), Bytes.int16(width, height));
        List<byte[]> items = new ArrayList<>(List.of(item(GRID, 0, "grid")));
        List<byte[]> references = new ArrayList<>(List.of(Bytes.int16(GRID, rows * columns)));
        List<byte[]> associations = new ArrayList<>();
        associations.add(Bytes.join(Bytes.int16(GRID), turned ? Bytes.of(2, 0x81, 0x84) : Bytes.of(1, 0x81)));
        for (int i = 0; i < rows * columns; i++) {
            int id = GRID + 1 + i;
            items.add(item(id, HIDDEN, "av01"));
            references.add(Bytes.int16(id));
            associations.add(Bytes.join(Bytes.int16(id), Bytes.of(2, 0x82, 0x83)));
        }
        byte[] properties = Boxes.box(
                "iprp",
                Boxes.box(
                        "ipco",
                        size(width, height),
                        size(tileWidth, tileHeight),
                        configuration,
                        Boxes.box("irot", Bytes.of(QUARTER_TURN))),
                Boxes.fullBox("ipma", 0, 0, Bytes.int32(associations.size()), join(associations)));
        byte[] itemInfo = Boxes.fullBox("iinf", 0, 0, Bytes.int16(items.size()), join(items));
        byte[] reference = Boxes.fullBox("iref", 0, 0, Boxes.box("dimg", join(references)));
        return file(grid, itemInfo, reference, properties);
    }

    /** A file whose parts may be nonsense. */
    byte[] file(byte[] grid, byte[] itemInfo, byte[] references, byte[] properties) {
        byte[] type = Boxes.box("ftyp", Bytes.of("avif\0\0\0\0avifmif1miaf"));
        byte[] before = Bytes.join(
                Boxes.fullBox("hdlr", 0, 0, Bytes.int32(0), Bytes.of("pict"), Bytes.int32(0, 0, 0), Bytes.of(0)),
                Boxes.fullBox("pitm", 0, 0, Bytes.int16(GRID)),
                itemInfo,
                references,
                properties,
                Boxes.box("idat", grid));
        int locationSize = location(grid.length, 0).length;
        int data = type.length + 12 + before.length + locationSize + 8;
        byte[] meta = Boxes.fullBox("meta", 0, 0, before, location(grid.length, data));
        return Bytes.join(type, meta, Boxes.box("mdat", join(tiles)));
    }

    /** The grid lies in {@code idat}, the tiles lie one behind the other in {@code mdat}. */
    private byte[] location(int gridLength, int firstTile) {
        List<byte[]> items = new ArrayList<>();
        items.add(Bytes.join(Bytes.int16(GRID, 1, 0, 1), Bytes.int32(0, gridLength)));
        int offset = firstTile;
        for (int i = 0; i < tiles.size(); i++) {
            items.add(Bytes.join(Bytes.int16(GRID + 1 + i, 0, 0, 1), Bytes.int32(offset, tiles.get(i).length)));
            offset += tiles.get(i).length;
        }
        return Boxes.fullBox("iloc", 1, 0, Bytes.of(0x44, 0), Bytes.int16(items.size()), join(items));
    }

    static byte[] item(int id, int flags, String type) {
        return Boxes.fullBox("infe", 2, flags, Bytes.int16(id, 0), Bytes.of(type), Bytes.of(0));
    }

    static byte[] size(int width, int height) {
        return Boxes.fullBox("ispe", 0, 0, Bytes.int32(width, height));
    }

    private static byte[] join(List<byte[]> parts) {
        return Bytes.join(parts.toArray(byte[][]::new));
    }
}
