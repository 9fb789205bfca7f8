package dev.koma.indexbuilder.ingest;

import dev.koma.media.MediaException;
import dev.koma.media.frame.DetailPlane;
import dev.koma.media.frame.FrameSummary;
import dev.koma.media.frame.FrameVisitor;
import dev.koma.media.frame.SmallFrame;
import dev.koma.media.probe.MediaInfo;
import dev.koma.sceneindex.picture.FrameSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Frames that follow from the bytes of a file, so that tests decide what happens while they are read. Files that begin with
 * {@code long} last two minutes and have a key frame every twenty seconds; with {@code sparse} they have one, with
 * {@code keyless} none. Files that begin with {@code broken} cannot be read, nor with {@code long spoiled} their later frames.
 */
final class ScriptedFrames implements FrameSource {
    /** Does something in the middle of a video. */
    interface Mischief {
        void happen(Path video) throws IOException;
    }

    static final int FRAMES = 30;
    static final long FRAME_MICROS = 40_000;
    static final long LONG_FRAME_MICROS = 4_000_000;
    private static final int KEYFRAME_EVERY = 5;

    /** Names of the files of which every frame was read. */
    final List<String> read = new ArrayList<>();
    /** What was read, in order: {@code first NAME} or {@code full NAME}. */
    final List<String> log = new ArrayList<>();

    Mischief afterAKeyframe = video -> {};
    Mischief halfway = video -> {};

    @Override
    public MediaInfo probe(Path video) throws MediaException {
        long frame = frameMicros(content(video));
        return new MediaInfo("test", "test", 96, 64, FRAMES * frame, 1e6 / frame, null);
    }

    private static long frameMicros(String content) {
        return content.startsWith("long") || content.startsWith("sparse") || content.startsWith("keyless")
                ? LONG_FRAME_MICROS
                : FRAME_MICROS;
    }

    private static String content(Path video) throws MediaException {
        try {
            return Files.readString(video);
        } catch (IOException e) {
            throw new MediaException("it cannot be read", e);
        }
    }

    @Override
    public FrameSummary keyframes(Path video, FrameVisitor visitor) throws MediaException {
        log.add("first " + video.getFileName());
        String content = content(video);
        if (content.startsWith("keyless")) {
            throw new MediaException("there is no key frame in it");
        }
        int every = content.startsWith("sparse") ? FRAMES : KEYFRAME_EVERY;
        return frames(video, content, every, afterAKeyframe, visitor);
    }

    @Override
    public FrameSummary read(Path video, FrameVisitor visitor) throws MediaException {
        read.add(String.valueOf(video.getFileName()));
        log.add("full " + video.getFileName());
        String content = content(video);
        if (content.startsWith("broken") || content.startsWith("long spoiled")) {
            throw new MediaException("there is no video in it");
        }
        return frames(video, content, 1, halfway, visitor);
    }

    private FrameSummary frames(Path video, String content, int every, Mischief mischief, FrameVisitor visitor)
            throws MediaException {
        long micros = frameMicros(content);
        Frame frame = new Frame();
        Random random = new Random(content.hashCode());
        random.nextBytes(frame.luma);
        int handedOut = 0;
        for (int i = 0; i < FRAMES; i++) {
            if (i == FRAMES / 2) {
                happen(mischief, video);
                random.nextBytes(frame.luma);
            }
            frame.time = i * micros;
            frame.shot = i == FRAMES / 2;
            if (i % every == 0) {
                handedOut++;
                if (!visitor.frame(frame)) {
                    break;
                }
            }
        }
        return new FrameSummary(handedOut, 0, FRAMES * micros, List.of(FRAMES / 2 * micros), null);
    }

    private static void happen(Mischief mischief, Path video) throws MediaException {
        try {
            mischief.happen(video);
        } catch (MediaException e) {
            throw e;
        } catch (IOException e) {
            throw new MediaException("it cannot be read", e);
        }
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
