package dev.koma.sceneindex.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A catalog of videos that are given; everything is added up once, because every search asks for it. */
public final class VideoCatalog implements Catalog {
    private final Map<VideoId, VideoRecord> byId = new HashMap<>();
    private final List<VideoRecord> byPath;
    private final Map<Integer, Long> framesByAnilist = new HashMap<>();
    private final long bytes;
    private final Instant updated;
    private long frames;
    private long runs;
    private long durationMicros;

    /**
     * @param bytes of the index that holds them
     * @param updated when that was committed
     */
    public VideoCatalog(Collection<VideoRecord> videos, long bytes, Instant updated) {
        this.bytes = bytes;
        this.updated = updated;
        for (VideoRecord video : videos) {
            byId.put(video.id(), video);
            frames += video.frames();
            runs += video.runs();
            durationMicros += video.durationMicros();
            Integer anilist = video.anilist();
            if (anilist != null) {
                framesByAnilist.merge(anilist, video.frames(), Long::sum);
            }
        }
        byPath = videos.stream()
                .sorted(Comparator.comparing(video -> video.path().toString()))
                .toList();
    }

    /** The catalog of some of these videos. */
    public VideoCatalog only(Predicate<VideoRecord> accept) {
        return new VideoCatalog(byPath.stream().filter(accept).toList(), bytes, updated);
    }

    @Override
    public Collection<VideoRecord> videos() {
        return byPath;
    }

    @Override
    public Optional<VideoRecord> video(VideoId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public long frames() {
        return frames;
    }

    @Override
    public long framesOf(int anilist) {
        return framesByAnilist.getOrDefault(anilist, 0L);
    }

    @Override
    public long runs() {
        return runs;
    }

    @Override
    public long durationMicros() {
        return durationMicros;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public Instant updated() {
        return updated;
    }
}
