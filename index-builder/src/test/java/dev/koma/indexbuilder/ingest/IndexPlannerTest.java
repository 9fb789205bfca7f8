package dev.koma.indexbuilder.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.indexbuilder.library.LibraryScan;
import dev.koma.indexbuilder.library.SkippedFile;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class IndexPlannerTest {
    private static final Path LIB = Path.of("/lib");

    private final Map<Path, String> fingerprints = new HashMap<>();
    private final List<Path> fingerprinted = new ArrayList<>();

    private IndexPlan plan(List<VideoRecord> indexed, LibraryScan scan, boolean allowRemoval) {
        return new IndexPlanner(this::fingerprint, video -> Optional.empty(), 0.5, allowRemoval).plan(indexed, scan);
    }

    private Optional<String> fingerprint(Path path) {
        fingerprinted.add(path);
        return Optional.ofNullable(fingerprints.get(path));
    }

    private static VideoFile file(Path path, long size, long modified) {
        return new VideoFile(path, null, "title", size, modified);
    }

    private static VideoRecord record(VideoFile file, String fingerprint) {
        return new VideoRecord(
                file.id(),
                file.path(),
                file.anilist(),
                file.title(),
                file.size(),
                file.modifiedMillis(),
                fingerprint,
                1_000_000,
                1.5,
                25,
                1,
                1,
                List.of(),
                Coverage.COMPLETE,
                null);
    }

    private static LibraryScan scan(List<Path> roots, List<VideoFile> videos, List<Path> blind) {
        return new LibraryScan(roots, videos, List.of(), blind, List.of());
    }

    private static List<VideoFile> files(Path folder, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> file(folder.resolve(i + ".mkv"), 1000 + i, 1))
                .toList();
    }

    private static List<VideoRecord> records(List<VideoFile> files) {
        return files.stream()
                .map(file -> record(file, "print of " + file.path()))
                .toList();
    }

    @Test
    void ordersNewestFirst() {
        VideoFile old = file(LIB.resolve("a.mkv"), 1, 1);
        VideoFile twin = file(LIB.resolve("b.mkv"), 1, 1);
        VideoFile young = file(LIB.resolve("c.mkv"), 1, 2);
        IndexPlan plan = plan(List.of(), scan(List.of(LIB), List.of(old, twin, young), List.of()), false);
        assertEquals(List.of(young, old, twin), plan.toIndex());
    }

    @Test
    void asksForFingerprintsOnlyWhereARenameIsPossible() {
        List<VideoFile> files = files(LIB, 4);
        List<VideoRecord> indexed = records(files);
        VideoFile renamed = file(LIB.resolve("renamed.mkv"), files.getFirst().size(), 9);
        VideoFile other = file(LIB.resolve("new.mkv"), 77, 9);
        fingerprints.put(renamed.path(), indexed.getFirst().fingerprint());
        List<VideoFile> now = new ArrayList<>(files.subList(1, 4));
        now.addAll(List.of(renamed, other));
        IndexPlan plan = plan(indexed, scan(List.of(LIB), now, List.of()), false);
        assertEquals(List.of(renamed.path()), fingerprinted);
        assertEquals(List.of(new IndexPlan.Move(indexed.getFirst(), renamed)), plan.moves());
        assertEquals(List.of(other), plan.toIndex());
        assertEquals(List.of(), plan.removals());
        assertEquals(3, plan.unchanged());
    }

    @Test
    void leavesVideosOutsideTheScannedFoldersAlone() {
        List<VideoRecord> indexed = records(files(Path.of("/other"), 5));
        IndexPlan plan = plan(indexed, scan(List.of(LIB), files(LIB, 1), List.of()), true);
        assertEquals(List.of(), plan.removals());
    }

    @Test
    void X38_removesAFewAtOnce() {
        List<VideoFile> files = files(LIB, 4);
        IndexPlan plan = plan(records(files), scan(List.of(LIB), files.subList(3, 4), List.of()), false);
        assertEquals(IndexPlanner.HANDFUL, plan.removals().size());
        assertEquals(List.of(), plan.warnings());
    }

    @Test
    void X38_removesHalfButNotMore() {
        List<VideoFile> files = files(LIB, 10);
        LibraryScan half = scan(List.of(LIB), files.subList(5, 10), List.of());
        assertEquals(5, plan(records(files), half, false).removals().size());
        LibraryScan less = scan(List.of(LIB), files.subList(6, 10), List.of());
        IndexPlan refused = plan(records(files), less, false);
        assertEquals(List.of(), refused.removals());
        assertEquals(6, refused.kept().size());
        assertTrue(
                refused.warnings().getFirst().startsWith("6 of 10 videos are gone"),
                refused.warnings().toString());
        assertEquals(6, plan(records(files), less, true).removals().size());
    }

    @Test
    void X38_keepsAMissingFolderAndStillRemovesFromAnother() {
        Path disk = Path.of("/disk");
        List<VideoFile> here = files(LIB, 4);
        List<VideoRecord> indexed = new ArrayList<>(records(here));
        indexed.addAll(records(files(disk, 2)));
        IndexPlan plan = plan(indexed, scan(List.of(LIB, disk), here.subList(1, 4), List.of(disk)), false);
        assertEquals(List.of(indexed.getFirst()), plan.removals());
        assertEquals(2, plan.kept().size());
        assertTrue(
                plan.warnings().getFirst().contains("/disk is missing"),
                plan.warnings().toString());
    }

    @Test
    void X38_keepsWhatLiesInAFolderThatCannotBeLookedInto() {
        List<VideoFile> files = files(LIB.resolve("locked"), 3);
        List<VideoFile> others = files(LIB.resolve("open"), 3);
        List<VideoRecord> indexed = new ArrayList<>(records(files));
        indexed.addAll(records(others));
        LibraryScan scan = scan(List.of(LIB), others, List.of(LIB.resolve("locked")));
        assertEquals(List.of(), plan(indexed, scan, true).removals());
    }

    @Test
    void keepsWhatIsThereThoughItCannotBeIndexedNow() {
        List<VideoFile> files = files(LIB, 2);
        LibraryScan scan = new LibraryScan(
                List.of(LIB),
                files.subList(0, 1),
                List.of(new SkippedFile(files.get(1).path(), "no permission to read it")),
                List.of(),
                List.of());
        assertEquals(List.of(), plan(records(files), scan, true).removals());
    }
}
