package dev.koma.sceneindex.word;

import dev.koma.sceneindex.picture.GreyPicture;

/** Finds the local features of a key frame. Keeps scratch memory: one extractor a thread. */
@FunctionalInterface
public interface WordExtractor {
    /** Features are found in pictures of any size; index frames have about 384x216 pixels. */
    VisualWords extract(GreyPicture frame);
}
