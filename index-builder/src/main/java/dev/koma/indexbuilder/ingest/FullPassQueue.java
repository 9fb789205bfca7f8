package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.VideoFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Videos that wait for their full pass: first those that searches found most often, then the newest. */
final class FullPassQueue {
    /** Newest first, in an order that does not depend on that of the file system. */
    static final Comparator<VideoFile> NEWEST_FIRST =
            Comparator.comparingLong(VideoFile::modifiedMillis).reversed().thenComparing(VideoFile::path);

    private final Demand demand;
    private final List<VideoFile> videos = new ArrayList<>();

    FullPassQueue(Demand demand) {
        this.demand = demand;
    }

    void add(VideoFile video) {
        videos.add(video);
    }

    boolean isEmpty() {
        return videos.isEmpty();
    }

    /** Takes the next one away; what is wanted now counts, not what was when it was added. */
    VideoFile next() {
        VideoFile next = videos.getFirst();
        int wanted = demand.of(next.id());
        for (VideoFile video : videos) {
            int often = demand.of(video.id());
            if (often > wanted || often == wanted && NEWEST_FIRST.compare(video, next) < 0) {
                next = video;
                wanted = often;
            }
        }
        videos.remove(next);
        return next;
    }

    List<Path> paths() {
        return videos.stream().map(VideoFile::path).toList();
    }
}
