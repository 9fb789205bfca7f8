package dev.koma.benchmarks.alteration;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Makes a changed picture; the given one stays as it is. */
@FunctionalInterface
interface Change {
    BufferedImage apply(BufferedImage image, RandomGenerator random);

    default Change then(Change next) {
        return (image, random) -> next.apply(apply(image, random), random);
    }
}
