package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.LibraryScan;
import dev.koma.indexbuilder.library.SkippedFile;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares the index with a scan. Only videos below the folders that were scanned are ever taken for gone.
 *
 * <p>A removal is refused when the library folder is missing or holds no video any more, or when more than a handful and more
 * than the configured share of its videos would go: that is what an unmounted disk looks like.
 */
final class IndexPlanner {
    /** So many videos may always go, however small the library is. */
    static final int HANDFUL = 3;

    private final Function<Path, Optional<String>> fingerprints;
    private final Function<VideoFile, Optional<String>> failures;
    private final double maxRemovedShare;
    private final boolean allowRemoval;

    /**
     * @param fingerprints of files on disk; asked only for those that may be a renamed video
     * @param failures why a file in this very state could not be indexed before
     * @param maxRemovedShare 0 to 1
     * @param allowRemoval whether the owner says that what is gone is meant to be
     */
    IndexPlanner(
            Function<Path, Optional<String>> fingerprints,
            Function<VideoFile, Optional<String>> failures,
            double maxRemovedShare,
            boolean allowRemoval) {
        this.fingerprints = fingerprints;
        this.failures = failures;
        this.maxRemovedShare = maxRemovedShare;
        this.allowRemoval = allowRemoval;
    }

    IndexPlan plan(Collection<VideoRecord> indexed, LibraryScan scan) {
        Map<VideoId, VideoRecord> records = new HashMap<>();
        indexed.forEach(video -> records.put(video.id(), video));
        List<VideoFile> toIndex = new ArrayList<>();
        List<VideoFile> toComplete = new ArrayList<>();
        List<IndexPlan.Move> moves = new ArrayList<>();
        List<IndexingFailure> broken = new ArrayList<>();
        int unchanged = 0;
        List<VideoRecord> gone = gone(indexed, scan);
        for (VideoFile video : scan.videos()) {
            VideoRecord record = records.get(video.id());
            if (record != null && isSame(record, video)) {
                if (record.coverage() == Coverage.COMPLETE) {
                    unchanged++;
                } else {
                    toComplete.add(video);
                }
                if (!isTitledAs(record, video)) {
                    moves.add(new IndexPlan.Move(record, video));
                }
                continue;
            }
            Optional<VideoRecord> before = record == null ? renamed(video, gone) : Optional.empty();
            Optional<String> failure = failures.apply(video);
            if (before.isPresent()) {
                gone.remove(before.get());
                if (before.get().coverage() == Coverage.KEYFRAMES) {
                    toComplete.add(video);
                }
                moves.add(new IndexPlan.Move(before.get(), video));
            } else if (failure.isPresent()) {
                broken.add(new IndexingFailure(video.path(), failure.get()));
            } else {
                toIndex.add(video);
            }
        }
        toIndex.sort(FullPassQueue.NEWEST_FIRST);
        toComplete.sort(FullPassQueue.NEWEST_FIRST);
        Removal removal = guard(gone, indexed, scan);
        return new IndexPlan(
                toIndex, toComplete, moves, removal.removed(), removal.kept(), broken, unchanged, removal.warnings());
    }

    private static boolean isSame(VideoRecord record, VideoFile video) {
        return record.size() == video.size() && record.modifiedMillis() == video.modifiedMillis();
    }

    private static boolean isTitledAs(VideoRecord record, VideoFile video) {
        return record.title().equals(video.title()) && Objects.equals(record.anilist(), video.anilist());
    }

    private Optional<VideoRecord> renamed(VideoFile video, List<VideoRecord> gone) {
        List<VideoRecord> candidates =
                gone.stream().filter(record -> record.size() == video.size()).toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        return fingerprints
                .apply(video.path())
                .flatMap(fingerprint -> candidates.stream()
                        .filter(record -> record.fingerprint().equals(fingerprint))
                        .findFirst());
    }

    /** Videos of the index that lie below the scanned folders and were not met there, though one could look. */
    private List<VideoRecord> gone(Collection<VideoRecord> indexed, LibraryScan scan) {
        Set<Path> met = new HashSet<>();
        scan.videos().forEach(video -> met.add(video.path()));
        scan.skipped().stream().map(SkippedFile::path).forEach(met::add);
        List<Path> unknown = scan.blind().stream()
                .filter(folder -> !scan.roots().contains(folder))
                .toList();
        List<VideoRecord> gone = new ArrayList<>();
        for (VideoRecord record : indexed) {
            if (isBelow(record.path(), scan.roots())
                    && !met.contains(record.path())
                    && !isBelow(record.path(), unknown)) {
                gone.add(record);
            }
        }
        return gone;
    }

    private record Removal(List<VideoRecord> removed, List<VideoRecord> kept, List<String> warnings) {}

    private Removal guard(List<VideoRecord> gone, Collection<VideoRecord> indexed, LibraryScan scan) {
        if (allowRemoval) {
            return new Removal(gone, List.of(), List.of());
        }
        List<VideoRecord> removed = new ArrayList<>(gone);
        List<VideoRecord> kept = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Path root : scan.roots()) {
            List<VideoRecord> below = below(root, removed);
            boolean missing = scan.blind().contains(root);
            boolean bare =
                    scan.videos().stream().noneMatch(video -> video.path().startsWith(root));
            if (!below.isEmpty() && (missing || bare)) {
                removed.removeAll(below);
                kept.addAll(below);
                warnings.add(
                        "%s %s; its %d videos stay in the index. If they are gone for good, run: koma index --allow-removal"
                                .formatted(
                                        root,
                                        missing ? "is missing or cannot be read" : "holds no video any more",
                                        below.size()));
            }
        }
        long inScope = indexed.stream()
                .filter(record -> isBelow(record.path(), scan.roots()))
                .count();
        if (removed.size() > HANDFUL && removed.size() > maxRemovedShare * inScope) {
            warnings.add(("%d of %d videos are gone from the library, more than koma.index.max-removed-share allows;"
                            + " they stay in the index. If they are gone for good, run: koma index --allow-removal")
                    .formatted(removed.size(), inScope));
            kept.addAll(removed);
            removed.clear();
        }
        return new Removal(removed, kept, warnings);
    }

    private static List<VideoRecord> below(Path root, List<VideoRecord> records) {
        return records.stream().filter(record -> record.path().startsWith(root)).toList();
    }

    private static boolean isBelow(Path path, List<Path> folders) {
        return folders.stream().anyMatch(path::startsWith);
    }
}
