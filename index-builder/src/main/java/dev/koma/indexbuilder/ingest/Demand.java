package dev.koma.indexbuilder.ingest;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often searches found each video that waits for its full pass, since the program was started: the most wanted ones are
 * completed first. Remembers the videos that were found last. Safe for use by several threads.
 */
public final class Demand {
    static final int MOST_VIDEOS = 1_000;

    private final Map<VideoId, Integer> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<VideoId, Integer> eldest) {
            return size() > MOST_VIDEOS;
        }
    };

    /** Notes that a search found a video; those that are complete are not counted. */
    public synchronized void found(VideoRecord video) {
        if (video.coverage() == Coverage.KEYFRAMES) {
            counts.merge(video.id(), 1, Integer::sum);
        }
    }

    /** How often the video was found. */
    public synchronized int of(VideoId video) {
        Integer count = counts.get(video);
        return count == null ? 0 : count;
    }

    synchronized void forget(VideoId video) {
        counts.remove(video);
    }
}
