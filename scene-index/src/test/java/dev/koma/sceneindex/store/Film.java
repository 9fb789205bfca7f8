package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.FrameSize;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.picture.SmallPicture;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.run.KeyframeBuilder;
import dev.koma.sceneindex.word.VisualWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A made-up film: shots of two seconds at 25 frames a second, each a slow pan over its own scenery.
 *
 * @param number makes its id and its sceneries
 */
record Film(int number, @Nullable Integer anilist, int shots) {
    static final int FRAMES_A_SHOT = 50;
    static final long FRAME_MICROS = 40_000;
    /** Words that its features have. */
    static final int VOCABULARY = 50;

    Film(int number) {
        this(number, null, 4);
    }

    VideoId id() {
        return new VideoId(1000 + number);
    }

    Picture frame(int frame, int width, int height) {
        int shot = frame / FRAMES_A_SHOT;
        return Scenery.draw(number * 1000L + shot, width, height, frame % FRAMES_A_SHOT * 0.004);
    }

    List<Keyframe> keyframes() {
        KeyframeBuilder builder = new KeyframeBuilder(this::words);
        for (int i = 0; i < frames(); i++) {
            Picture picture = frame(i, 192, 108);
            SmallPicture small = SmallPicture.of(picture, Box.of(picture));
            GreyPicture detail = new GreyPicture(FrameSize.LUMA_WIDTH, FrameSize.LUMA_HEIGHT, small.luma());
            builder.add(i * FRAME_MICROS, small.luma(), small::chroma, () -> detail, i > 0 && i % FRAMES_A_SHOT == 0);
        }
        return builder.finish(frames() * FRAME_MICROS);
    }

    /** Features that follow from the picture, as random as pictures are; several films share the words. */
    private VisualWords words(GreyPicture picture) {
        Random random = new Random(Arrays.hashCode(picture.luma()));
        int count = 20 + random.nextInt(30);
        return new VisualWords(
                random.ints(count, 0, VOCABULARY).sorted().toArray(),
                random.longs(count).toArray(),
                random.ints(count, 0, 1 << 24).toArray());
    }

    int frames() {
        return shots * FRAMES_A_SHOT;
    }

    VideoRecord record(List<Keyframe> keyframes) {
        List<Long> starts = new ArrayList<>();
        for (int shot = 1; shot < shots; shot++) {
            starts.add(shot * FRAMES_A_SHOT * FRAME_MICROS);
        }
        return new VideoRecord(
                id(),
                Path.of("/library/Film " + number + ".mkv"),
                anilist,
                "Film " + number,
                12_345 + number,
                1_700_000_000_000L,
                "%064x".formatted(number),
                frames() * FRAME_MICROS,
                16 / 9.0,
                frames(),
                keyframes.stream().mapToInt(keyframe -> keyframe.runs().size()).sum(),
                keyframes.size(),
                starts,
                Coverage.COMPLETE,
                null);
    }

    void putInto(SceneIndexWriter writer) throws java.io.IOException {
        List<Keyframe> keyframes = keyframes();
        writer.put(record(keyframes), keyframes);
    }
}
