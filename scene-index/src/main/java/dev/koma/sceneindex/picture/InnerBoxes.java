package dev.koma.sceneindex.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds rectangles of a picture that may be a video's picture inside a larger one: in a screenshot of a phone or a browser,
 * a picture in a picture, a collage, a meme's frame, any border. A guess: rectangles that straight edges bound all around,
 * and rectangles that even backdrop and text surround.
 */
public final class InnerBoxes {
    /** Most rectangles to return. */
    public static final int MOST = 6;
    /** Boxes that share more than this of what they cover together are the same. */
    private static final double SAME = 0.945;
    /** Smallest side of a box, as a share of the picture's. */
    private static final double LEAST_SIDE = 0.15;
    /** Smallest area of a box, as a share of the picture's. */
    private static final double LEAST_AREA = 0.03;
    /** What covers more than this of the picture is the picture. */
    private static final double WHOLE = 0.97;
    /** A box that covers no less without its uniform edges is better without them. */
    private static final double GAPS = 0.9;
    /** Blocks by which a box amid backdrop may miss its edge. */
    private static final int NEAR = 4;

    private final Picture picture;
    private final Blocks blocks;
    private final List<Box> boxes = new ArrayList<>();

    private InnerBoxes(Picture picture) {
        this.picture = picture;
        this.blocks = Blocks.of(picture);
    }

    /** Up to {@link #MOST} boxes, the likeliest first, none of them the whole picture. */
    public static List<Box> of(Picture picture) {
        return of(picture, ContentBox.of(picture));
    }

    /**
     * The same where it is known what is inside the picture's borders.
     *
     * @param content see {@link ContentBox}
     */
    public static List<Box> of(Picture picture, Box content) {
        return new InnerBoxes(picture).find(content);
    }

    private List<Box> find(Box content) {
        if (blocks.columns() < 16 || blocks.rows() < 16) {
            return List.of();
        }
        add(content);
        Backdrop backdrop = Backdrop.of(blocks);
        List<EdgeLines.Line> rows = EdgeLines.of(blocks);
        List<EdgeLines.Line> columns = EdgeLines.of(blocks.transposed());
        List<Box> edged = new EdgedBoxes(rows, columns, backdrop.sums()).best(2 * MOST);
        List<Box> dense = backdrop.densest(3);
        for (int i = 0; i < Math.max(edged.size(), dense.size()) && boxes.size() < MOST; i++) {
            if (i < dense.size()) {
                add(placed(snapped(dense.get(i), rows, columns), 2 * blocks.side()));
            }
            if (i < edged.size()) {
                add(placed(edged.get(i), blocks.side() + 1));
            }
        }
        return List.copyOf(boxes.subList(0, Math.min(MOST, boxes.size())));
    }

    private static Box snapped(Box box, List<EdgeLines.Line> rows, List<EdgeLines.Line> columns) {
        int top = near(box.y(), rows);
        int bottom = near(box.y() + box.height(), rows);
        int left = near(box.x(), columns);
        int right = near(box.x() + box.width(), columns);
        return top < bottom && left < right ? new Box(left, top, right - left, bottom - top) : box;
    }

    /** The strongest line within a few blocks, or the place itself. */
    private static int near(int at, List<EdgeLines.Line> lines) {
        return lines.stream()
                .filter(line -> Math.abs(line.at() - at) <= NEAR)
                .max(Comparator.comparingDouble(EdgeLines.Line::strength))
                .map(line -> Math.max(0, line.at()))
                .orElse(at);
    }

    /** From blocks to pixels. */
    private Box placed(Box box, int reach) {
        int side = blocks.side();
        int left = pixel(box.x(), blocks.columns(), picture.width());
        int top = pixel(box.y(), blocks.rows(), picture.height());
        int right = pixel(box.x() + box.width(), blocks.columns(), picture.width());
        int bottom = pixel(box.y() + box.height(), blocks.rows(), picture.height());
        Box rough = new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
        Box sharp = new SideFinder(picture, Math.max(reach, side)).place(rough);
        Box trimmed = ContentBox.of(picture, sharp);
        // A gap beside a picture goes; the bars of a letterboxed film stay.
        return trimmed.overlap(sharp) > GAPS ? trimmed : sharp;
    }

    private int pixel(int block, int count, int size) {
        return block <= 0 ? 0 : block >= count ? size : block * blocks.side() + blocks.side() / 2;
    }

    private void add(Box box) {
        boolean large = box.width() >= LEAST_SIDE * picture.width()
                && box.height() >= LEAST_SIDE * picture.height()
                && (double) box.width() * box.height() >= LEAST_AREA * picture.width() * picture.height();
        if (large
                && box.overlap(Box.of(picture)) < WHOLE
                && boxes.stream().noneMatch(other -> other.overlap(box) > SAME)) {
            boxes.add(box);
        }
    }
}
