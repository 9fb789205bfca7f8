package dev.koma.sceneindex.local;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoCatalog;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.view.IndexView;
import dev.koma.sceneindex.word.VisualWords;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Key frames with words, each its own video; hands out features backwards when asked to. Counts what is read. */
final class InMemoryIndex implements IndexView {
    private final List<VideoRecord> videos = new ArrayList<>();
    private final List<VisualWords> words = new ArrayList<>();
    private final boolean backwards;
    private long read;

    InMemoryIndex(boolean backwards) {
        this.backwards = backwards;
    }

    void add(String name, VisualWords keyframe) {
        videos.add(new VideoRecord(
                new VideoId(videos.size() + 1),
                Path.of("/library", name),
                null,
                name,
                1,
                1,
                "%064x".formatted(videos.size() + 1),
                1_000_000,
                16 / 9.0,
                1,
                1,
                1,
                List.of(),
                Coverage.COMPLETE,
                null));
        words.add(keyframe);
    }

    /** Features that searches have read. */
    long read() {
        return read;
    }

    @Override
    public Catalog catalog() {
        return new VideoCatalog(videos, 1, Instant.EPOCH);
    }

    @Override
    public int limit() {
        return videos.size();
    }

    @Override
    public VideoRecord videoOf(int keyframe) {
        return videos.get(keyframe);
    }

    @Override
    public double aspectOf(int keyframe) {
        return videoOf(keyframe).aspect();
    }

    @Override
    public List<Run> runsOf(int keyframe) {
        return List.of();
    }

    @Override
    public int before(int keyframe) {
        return -1;
    }

    @Override
    public int after(int keyframe) {
        return -1;
    }

    @Override
    public List<List<Near>> nearest(List<byte[]> looks, int count) {
        return Collections.nCopies(looks.size(), List.of());
    }

    @Override
    public void scan(int word, long signature, int maxDistance, MatchSink sink) {
        for (int k = 0; k < words.size(); k++) {
            int keyframe = backwards ? words.size() - 1 - k : k;
            VisualWords own = words.get(keyframe);
            for (int j = 0; j < own.count(); j++) {
                int i = backwards ? own.count() - 1 - j : j;
                if (own.words()[i] == word) {
                    read++;
                    int distance = Long.bitCount(own.signatures()[i] ^ signature);
                    if (distance <= maxDistance) {
                        sink.match(keyframe, own.places()[i], distance);
                    }
                }
            }
        }
    }

    @Override
    public long features() {
        return words.stream().mapToLong(VisualWords::count).sum();
    }

    @Override
    public int frequency(int word) {
        int frequency = 0;
        for (VisualWords own : words) {
            for (int candidate : own.words()) {
                frequency += candidate == word ? 1 : 0;
            }
        }
        return frequency;
    }
}
