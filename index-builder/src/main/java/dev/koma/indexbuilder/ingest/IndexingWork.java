package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.VideoFile;
import java.util.List;

/**
 * What a look through the library found to do.
 *
 * @param firstPass new and changed videos, in the order of their first pass
 * @param fullPass videos that had their first pass before and have not changed since
 * @param complete number of videos that are indexed whole already
 * @param failures what is known without trying
 */
public record IndexingWork(
        List<VideoFile> firstPass, List<VideoFile> fullPass, int complete, List<IndexingFailure> failures) {
    public IndexingWork {
        firstPass = List.copyOf(firstPass);
        fullPass = List.copyOf(fullPass);
        failures = List.copyOf(failures);
    }
}
