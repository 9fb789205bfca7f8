package dev.koma.indexbuilder.refinement;

import dev.koma.media.frame.FrameReader;
import dev.koma.media.frame.FrameSummary;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.picture.Chroma;
import dev.koma.sceneindex.picture.FrameSize;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.run.RunBuilder;
import dev.koma.sceneindex.search.RunDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Decodes a stretch of a video file again, as full indexing would. A search waits for it, so that everything about it is
 * bounded: how long a stretch is, how long it takes, how many are decoded at a time, and how many are remembered. Safe for use
 * by several threads.
 */
public final class StretchDecoder implements RunDecoder {
    /** Of longer stretches only the beginning is decoded. */
    static final long LONGEST_MICROS = 12_000_000;

    private static final Duration LIMIT = Duration.ofMillis(1_500);
    private static final int REMEMBERED = 64;

    private final FrameReader reader;
    private final Duration limit;
    private final Semaphore places;
    private final StretchMemory memory = new StretchMemory(REMEMBERED);

    /** @param threads decoder threads for each stretch; as many stretches are decoded at a time */
    public StretchDecoder(int threads) {
        this(threads, threads, LIMIT);
    }

    StretchDecoder(int threads, int places, Duration limit) {
        this.reader = new FrameReader(FrameSize.LUMA_WIDTH, FrameSize.LUMA_HEIGHT, threads);
        this.limit = limit;
        this.places = new Semaphore(places);
    }

    /** A stretch of a file in the state in which it was indexed. */
    record Stretch(VideoId video, long size, long modifiedMillis, long fromMicros, long toMicros) {}

    /**
     * Decodes a stretch.
     *
     * @return its runs; those of its beginning when the time did not suffice for more; none when the file is not what was
     *     indexed, or too many stretches are being decoded
     */
    @Override
    public List<Run> runs(VideoRecord video, long fromMicros, long toMicros) throws IOException {
        long from = Math.max(0, fromMicros);
        long to = Math.min(toMicros, from + LONGEST_MICROS);
        if (to <= from || !isAsIndexed(video)) {
            return List.of();
        }
        Stretch stretch = new Stretch(video.id(), video.size(), video.modifiedMillis(), from, to);
        List<Run> known = memory.get(stretch);
        return known != null ? known : decodeInTurn(video.path(), stretch);
    }

    private static boolean isAsIndexed(VideoRecord video) throws IOException {
        if (!Files.isRegularFile(video.path())) {
            return false;
        }
        BasicFileAttributes now = Files.readAttributes(video.path(), BasicFileAttributes.class);
        return now.size() == video.size() && now.lastModifiedTime().toMillis() == video.modifiedMillis();
    }

    private List<Run> decodeInTurn(Path file, Stretch stretch) throws IOException {
        long began = System.nanoTime();
        try {
            if (!places.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return List.of();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        try {
            Duration left = limit.minusNanos(System.nanoTime() - began);
            return left.isPositive() ? decode(file, stretch, left) : List.of();
        } finally {
            places.release();
        }
    }

    private List<Run> decode(Path file, Stretch stretch, Duration time) throws IOException {
        RunBuilder builder = new RunBuilder();
        boolean[] atAShot = {false};
        long[] frames = {0};
        FrameSummary summary = reader.read(file, stretch.fromMicros(), stretch.toMicros(), time, frame -> {
            atAShot[0] |= frames[0]++ == 0 && (frame.startsShot() || frame.timeMicros() == 0);
            builder.add(frame.timeMicros(), frame.luma(), () -> new Chroma(frame.cb(), frame.cr()), frame.startsShot());
            return true;
        });
        List<Run> runs = begin(builder.finish(summary.endMicros()), atAShot[0]);
        if (summary.partial() == null) {
            memory.put(stretch, runs);
        }
        return runs;
    }

    /** A builder takes its first frame for the beginning of a shot, which that of a stretch need not be. */
    private static List<Run> begin(List<Run> runs, boolean atAShot) {
        if (runs.isEmpty() || atAShot) {
            return runs;
        }
        List<Run> corrected = new ArrayList<>(runs);
        Run first = runs.getFirst();
        corrected.set(0, new Run(first.startMicros(), first.endMicros(), first.frames(), false, first.descriptor()));
        return List.copyOf(corrected);
    }
}
