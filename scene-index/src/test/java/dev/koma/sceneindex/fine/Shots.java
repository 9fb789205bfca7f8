package dev.koma.sceneindex.fine;

import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.picture.SmallPicture;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** A camera that pans over a drawn scene, and what people do to its frames. */
final class Shots {
    static final int WIDTH = 480;
    static final int HEIGHT = 270;
    static final int FRAMES = 20;

    private Shots() {}

    static Picture frame(long seed, int number) {
        return Scenery.draw(seed, WIDTH, HEIGHT, 0.02 * number);
    }

    static List<byte[]> looks(long seed) {
        Describer describer = new Describer();
        return IntStream.range(0, FRAMES)
                .mapToObj(number -> {
                    Picture frame = frame(seed, number);
                    byte[] look = new byte[Descriptor.GRADIENTS];
                    describer.gradients(SmallPicture.of(frame, Box.of(frame)).luma(), look);
                    return look;
                })
                .toList();
    }

    static GreyPicture grey(Picture picture) {
        byte[] luma = new byte[picture.width() * picture.height()];
        byte[] rgb = picture.rgb();
        for (int i = 0; i < luma.length; i++) {
            luma[i] = (byte) Math.round(
                    0.299f * (rgb[3 * i] & 0xff) + 0.587f * (rgb[3 * i + 1] & 0xff) + 0.114f * (rgb[3 * i + 2] & 0xff));
        }
        return new GreyPicture(picture.width(), picture.height(), luma);
    }

    static GreyPicture part(GreyPicture picture, Box box) {
        byte[] luma = new byte[box.width() * box.height()];
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(
                    picture.luma(), (box.y() + y) * picture.width() + box.x(), luma, y * box.width(), box.width());
        }
        return new GreyPicture(box.width(), box.height(), luma);
    }

    static GreyPicture mirrored(GreyPicture picture) {
        byte[] luma = new byte[picture.luma().length];
        for (int i = 0; i < luma.length; i++) {
            int column = i % picture.width();
            luma[i] = picture.luma()[i - column + picture.width() - 1 - column];
        }
        return new GreyPicture(picture.width(), picture.height(), luma);
    }

    static GreyPicture toned(GreyPicture picture, IntUnaryOperator tone) {
        byte[] luma = new byte[picture.luma().length];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = (byte) tone.applyAsInt(picture.luma()[i] & 0xff);
        }
        return new GreyPicture(picture.width(), picture.height(), luma);
    }

    /** Writes two lines of something like letters over the lower part. */
    static GreyPicture subtitled(GreyPicture picture) {
        byte[] luma = picture.luma().clone();
        for (int i = 0; i < luma.length; i++) {
            int x = i % picture.width();
            int y = i / picture.width() * 100 / picture.height();
            boolean line = y >= 78 && y < 84 || y >= 88 && y < 94;
            if (line && x > picture.width() / 8 && x < picture.width() * 7 / 8 && x / 12 % 5 != 0) {
                luma[i] = (byte) (x / 4 % 3 == 0 ? 0 : 250);
            }
        }
        return new GreyPicture(picture.width(), picture.height(), luma);
    }
}
