package dev.koma.sceneindex.word;

import dev.koma.sceneindex.picture.GreyPicture;
import java.util.function.Supplier;

/** Finds the local features of pictures, perhaps beside its caller, who asks for them later. */
@FunctionalInterface
public interface WordExtraction {
    /**
     * Takes a picture; waits when too many are in work.
     *
     * @param frame is not changed any more
     * @return the features, as soon as they are found; throws what finding them threw
     */
    Supplier<VisualWords> begin(GreyPicture frame);

    /** Finds them at once, on the caller's thread. */
    static WordExtraction immediate(WordExtractor extractor) {
        return frame -> {
            VisualWords words = extractor.extract(frame);
            return () -> words;
        };
    }
}
