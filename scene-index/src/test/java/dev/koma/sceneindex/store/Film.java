package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.picture.SmallPicture;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.run.RunBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A made-up film: shots of two seconds at 25 frames a second, each a slow pan over its own scenery.
 *
 * @param number makes its id and its sceneries
 */
record Film(int number, @Nullable Integer anilist, int shots) {
    static final int FRAMES_A_SHOT = 50;
    static final long FRAME_MICROS = 40_000;

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

    List<Run> runs() {
        RunBuilder builder = new RunBuilder();
        for (int i = 0; i < frames(); i++) {
            Picture picture = frame(i, 192, 108);
            SmallPicture small = SmallPicture.of(picture, Box.of(picture));
            builder.add(i * FRAME_MICROS, small.luma(), small::chroma, i > 0 && i % FRAMES_A_SHOT == 0);
        }
        return builder.finish(frames() * FRAME_MICROS);
    }

    int frames() {
        return shots * FRAMES_A_SHOT;
    }

    VideoRecord record(List<Run> runs) {
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
                frames(),
                runs.size(),
                0,
                starts,
                Coverage.COMPLETE,
                null);
    }

    void putInto(SceneIndexWriter writer) throws java.io.IOException {
        List<Run> runs = runs();
        writer.put(record(runs), runs);
    }
}
