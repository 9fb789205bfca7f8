package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.picture.SmallPicture;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.run.KeyframeBuilder;
import dev.koma.sceneindex.word.FrameWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A made-up film with real features: shots of four seconds at five frames a second, each a pan over its own scenery. */
record CrowdedFilm(int number) {
    static final int SHOTS = 3;
    static final int FRAMES_A_SHOT = 20;
    static final long FRAME_MICROS = 200_000;
    static final int FRAMES = SHOTS * FRAMES_A_SHOT;

    /** Films are drawn and described once for all tests: it takes a while. */
    private static final Map<Integer, List<Keyframe>> KEYFRAMES = new ConcurrentHashMap<>();

    VideoId id() {
        return new VideoId(5000 + number);
    }

    Picture frame(int frame, int width, int height) {
        return Scenery.crowded(number * 1000L + frame / FRAMES_A_SHOT, width, height, frame % FRAMES_A_SHOT * 0.012);
    }

    List<Keyframe> keyframes() {
        return KEYFRAMES.computeIfAbsent(number, _ -> described());
    }

    private List<Keyframe> described() {
        KeyframeBuilder builder = new KeyframeBuilder(new FrameWords());
        for (int i = 0; i < FRAMES; i++) {
            Picture picture = frame(i, 480, 270);
            SmallPicture small = SmallPicture.of(picture, Box.of(picture));
            builder.add(
                    i * FRAME_MICROS,
                    small.luma(),
                    small::chroma,
                    () -> GreyPicture.of(picture, Box.of(picture), 480),
                    i > 0 && i % FRAMES_A_SHOT == 0);
        }
        return builder.finish(FRAMES * FRAME_MICROS);
    }

    void putInto(SceneIndexWriter writer) throws IOException {
        List<Keyframe> keyframes = keyframes();
        List<Long> starts = new ArrayList<>();
        for (int shot = 1; shot < SHOTS; shot++) {
            starts.add(shot * FRAMES_A_SHOT * FRAME_MICROS);
        }
        VideoRecord record = new VideoRecord(
                id(),
                Path.of("/library/Crowded film " + number + ".mkv"),
                null,
                "Crowded film " + number,
                54_321 + number,
                1_700_000_000_000L,
                "%064x".formatted(5000 + number),
                FRAMES * FRAME_MICROS,
                16 / 9.0,
                FRAMES,
                keyframes.stream().mapToInt(keyframe -> keyframe.runs().size()).sum(),
                keyframes.size(),
                starts,
                Coverage.COMPLETE,
                null);
        writer.put(record, keyframes);
    }
}
