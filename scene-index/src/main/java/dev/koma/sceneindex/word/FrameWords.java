package dev.koma.sceneindex.word;

import dev.koma.sceneindex.feature.FeatureExtractor;
import dev.koma.sceneindex.picture.GreyPicture;

/** The visual words of key frames with the standard vocabulary. Without state; safe for several threads. */
public final class FrameWords implements WordExtractor {
    /** Most features of a key frame. */
    public static final int LIMIT = 130;

    private final FeatureExtractor extractor = new FeatureExtractor(LIMIT);
    private final Vocabulary vocabulary = Vocabulary.standard();

    @Override
    public VisualWords extract(GreyPicture frame) {
        return vocabulary.words(extractor.extract(frame));
    }
}
