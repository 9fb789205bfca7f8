package dev.koma.sceneindex.search;

import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.ContentBox;
import dev.koma.sceneindex.picture.Homography;
import dev.koma.sceneindex.picture.InnerBoxes;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Quadrilaterals;
import java.util.ArrayList;
import java.util.List;

/** The parts of a picture that may be whole frames. */
final class Looks {
    /** Parts whose corners differ less, as a share of their size, are the same. */
    private static final double SAME = 0.02;

    private final Picture picture;
    private final Box content;
    private final Describer describer = new Describer();

    Looks(Picture picture) {
        this.picture = picture;
        this.content = ContentBox.of(picture);
    }

    /** What is inside borders of one colour; the whole picture when there are none. */
    Box content() {
        return content;
    }

    /** The picture as it is and, if wanted, what is inside its borders. */
    List<Look> first(boolean cutBorders) {
        List<Look> looks = new ArrayList<>();
        looks.add(Look.of(picture, Box.of(picture), describer));
        if (cutBorders) {
            addContent(looks);
        }
        return looks;
    }

    private void addContent(List<Look> looks) {
        if (!content.equals(Box.of(picture))) {
            looks.add(Look.of(picture, content, describer));
        }
    }

    /**
     * What was looked at already and every other part, each with its mirror image, without flat ones.
     *
     * @param first see {@link #first}
     */
    List<Look> all(List<Look> first) {
        List<Look> plain = new ArrayList<>(first);
        if (first.size() == 1) {
            addContent(plain);
        }
        for (Box box : InnerBoxes.of(picture, content)) {
            if (!box.equals(content)) {
                plain.add(Look.of(picture, box, describer));
            }
        }
        for (Homography region : Quadrilaterals.of(picture)) {
            if (plain.stream().noneMatch(look -> look.place().difference(region) < SAME)) {
                plain.add(Look.of(picture, region, describer));
            }
        }
        List<Look> looks = new ArrayList<>();
        for (Look look : plain) {
            looks.add(look);
            looks.add(look.mirror(describer));
        }
        looks.removeIf(Look::isFlat);
        return looks;
    }
}
