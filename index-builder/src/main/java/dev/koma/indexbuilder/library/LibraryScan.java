package dev.koma.indexbuilder.library;

import java.nio.file.Path;
import java.util.List;

/**
 * What was found in some folders of the library at one time.
 *
 * @param roots the folders, absolute and normalized
 * @param videos ordered by path
 * @param skipped what is named like a video but is none
 * @param blind folders that are missing or could not be looked into: what is below them is unknown, not gone
 * @param warnings sentences for the owner
 */
public record LibraryScan(
        List<Path> roots, List<VideoFile> videos, List<SkippedFile> skipped, List<Path> blind, List<String> warnings) {
    public LibraryScan {
        roots = List.copyOf(roots);
        videos = List.copyOf(videos);
        skipped = List.copyOf(skipped);
        blind = List.copyOf(blind);
        warnings = List.copyOf(warnings);
    }
}
