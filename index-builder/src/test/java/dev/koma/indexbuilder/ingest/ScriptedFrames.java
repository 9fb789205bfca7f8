package dev.koma.indexbuilder.ingest;

import dev.koma.media.MediaException;
import dev.koma.media.frame.DetailPlane;
import dev.koma.media.frame.FrameSummary;
import dev.koma.media.frame.FrameVisitor;
import dev.koma.media.frame.SmallFrame;
import dev.koma.media.probe.MediaInfo;
import dev.koma.sceneindex.picture.FrameSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Frames that follow from the bytes of a file, so that tests decide what happens while they are read. */
final class ScriptedFrames implements FrameSource {
    /** Does something in the middle of a video. */
    interface Mischief {
        void happen(Path video) throws IOException;
    }

    static final int FRAMES = 30;
    static final long FRAME_MICROS = 40_000;

    final List<String> read = new ArrayList<>();
    Mischief halfway = video -> {};

    @Override
    public MediaInfo probe(Path video) throws MediaException {
        return new MediaInfo("test", "test", 96, 64, FRAMES * FRAME_MICROS, 25, null);
    }

    @Override
    public FrameSummary read(Path video, FrameVisitor visitor) throws MediaException {
        read.add(String.valueOf(video.getFileName()));
        try {
            byte[] content = Files.readAllBytes(video);
            if (new String(content, StandardCharsets.UTF_8).startsWith("broken")) {
                throw new MediaException("there is no video in it");
            }
            return frames(video, new Random(Arrays.hashCode(content)), visitor);
        } catch (MediaException e) {
            throw e;
        } catch (IOException e) {
            throw new MediaException("it cannot be read", e);
        }
    }

    private FrameSummary frames(Path video, Random random, FrameVisitor visitor) throws IOException {
        Frame frame = new Frame();
        random.nextBytes(frame.luma);
        for (int i = 0; i < FRAMES; i++) {
            if (i == FRAMES / 2) {
                halfway.happen(video);
                random.nextBytes(frame.luma);
            }
            frame.time = i * FRAME_MICROS;
            frame.shot = i == FRAMES / 2;
            if (!visitor.frame(frame)) {
                break;
            }
        }
        return new FrameSummary(FRAMES, 0, FRAMES * FRAME_MICROS, List.of(FRAMES / 2 * FRAME_MICROS), null);
    }

    private static final class Frame implements SmallFrame {
        final byte[] luma = new byte[FrameSize.LUMA_WIDTH * FrameSize.LUMA_HEIGHT];
        final byte[] grey = new byte[FrameSize.CHROMA_WIDTH * FrameSize.CHROMA_HEIGHT];
        long time;
        boolean shot;

        Frame() {
            Arrays.fill(grey, (byte) 128);
        }

        @Override
        public long timeMicros() {
            return time;
        }

        @Override
        public byte[] luma() {
            return luma;
        }

        @Override
        public byte[] cb() {
            return grey;
        }

        @Override
        public byte[] cr() {
            return grey;
        }

        @Override
        public DetailPlane detail() {
            return new DetailPlane(FrameSize.LUMA_WIDTH, FrameSize.LUMA_HEIGHT, luma.clone());
        }

        @Override
        public boolean startsShot() {
            return shot;
        }
    }
}
