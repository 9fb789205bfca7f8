package dev.koma.indexbuilder.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LibraryScannerTest {
    @TempDir
    Path library;

    private final LibraryScanner scanner = new LibraryScanner(TitleFile.none());

    private Path video(String path) throws IOException {
        Path file = library.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, path + " ".repeat(200));
    }

    private LibraryScan scan() throws IOException {
        return scanner.scan(List.of(library));
    }

    private static List<Path> paths(LibraryScan scan) {
        return scan.videos().stream().map(VideoFile::path).toList();
    }

    private static Map<Path, String> reasons(LibraryScan scan) {
        Map<Path, String> reasons = new HashMap<>();
        scan.skipped().forEach(skipped -> reasons.put(skipped.path(), skipped.reason()));
        return reasons;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv", "webm", "avi", "mov", "ts", "m4v", "flv", "wmv", "ogv", "mpg", "MKV", "Mp4"})
    void takesEveryKindOfVideoByItsExtension(String extension) throws IOException {
        Path file = video("Show/a." + extension);
        assertEquals(List.of(file), paths(scan()));
    }

    @Test
    void leavesOtherFilesAndHiddenOnesAlone() throws IOException {
        video("Show/a.srt");
        video("Show/mkv");
        video("Show/.mkv");
        video("Show/._a.mkv");
        video(".bin/a.mkv");
        LibraryScan scan = scan();
        assertEquals(List.of(), scan.videos());
        assertEquals(List.of(), scan.skipped());
    }

    @Test
    void I1_skipsWhatIsNoVideoFileWithAReasonAndGoesOn() throws Exception {
        Path empty = Files.createFile(library.resolve("empty.mp4"));
        Path single = Files.writeString(library.resolve("single.mp4"), "x");
        Path folder = Files.createDirectory(library.resolve("folder.mp4"));
        Path device = Files.createSymbolicLink(library.resolve("zero.mp4"), Path.of("/dev/zero"));
        Path dangling = Files.createSymbolicLink(library.resolve("dangling.mp4"), library.resolve("nothing"));
        Path last = video("z.mp4");
        LibraryScan scan = scan();
        assertEquals(List.of(last), paths(scan));
        assertEquals(
                Map.of(
                        empty, "empty file",
                        single, "too short for a video",
                        folder, "a folder, not a video",
                        device, "not a regular file",
                        dangling, "link to something that is not there"),
                reasons(scan));
    }

    @Test
    void I1_neverOpensAFifoOrASocket() throws Exception {
        Path fifo = library.resolve("fifo.mkv");
        Process mkfifo = new ProcessBuilder("mkfifo", fifo.toString()).start();
        assumeTrue(mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0, "no mkfifo here");
        Path socket = library.resolve("s.mkv");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            // Opening the pipe to read would wait for a writer for ever.
            LibraryScan scan = assertTimeoutPreemptively(Duration.ofSeconds(5), this::scan);
            assertEquals(Map.of(fifo, "not a regular file", socket, "not a regular file"), reasons(scan));
        }
    }

    @Test
    void I1_skipsWhatMayNotBeRead() throws IOException {
        Path locked = video("locked.mkv");
        LibraryScan scan = new LibraryScanner(TitleFile.none(), path -> !path.equals(locked)).scan(List.of(library));
        assertEquals(Map.of(locked, "no permission to read it"), reasons(scan));
    }

    @Test
    void followsLinksButNotInCircles() throws IOException {
        Path elsewhere = Files.createDirectories(library.resolve("elsewhere"));
        Path root = Files.createDirectories(library.resolve("root"));
        Files.writeString(elsewhere.resolve("a.mkv"), "a".repeat(200));
        Files.createSymbolicLink(root.resolve("Show"), elsewhere);
        Files.createSymbolicLink(root.resolve("b.mkv"), elsewhere.resolve("a.mkv"));
        Path circle = Files.createSymbolicLink(elsewhere.resolve("circle"), root);
        LibraryScan scan = scanner.scan(List.of(root));
        assertEquals(List.of(root.resolve("Show/a.mkv"), root.resolve("b.mkv")), paths(scan));
        assertTrue(Files.exists(circle));
        assertEquals(Map.of(root.resolve("Show/circle"), "link to a folder above it"), reasons(scan));
    }

    @Test
    void I7_takesEveryNameThatTheFileSystemTakes() throws IOException {
        Set<Path> files = new HashSet<>();
        files.add(video("Caf\u00e9.mkv"));
        files.add(video("Cafe\u0301.mkv"));
        files.add(video("Vol.01 [1080p] – \"x\" $(y);&#%2F.mkv"));
        files.add(video("line\nbreak.mkv"));
        files.add(video("twin.mkv"));
        files.add(video("TWIN.mkv"));
        files.add(video("n".repeat(251) + ".mkv"));
        files.add(video("🎬.mkv"));
        LibraryScan scan = scan();
        assertEquals(files, new HashSet<>(paths(scan)));
        assertEquals(
                files.size(),
                scan.videos().stream().map(VideoFile::id).distinct().count(),
                "each has an id of its own");
    }

    @Test
    void I7_skipsANameThatIsNotText() throws Exception {
        Process touch = new ProcessBuilder("sh", "-c", "printf '%0200d' 0 > \"$(printf 'bad\\377.mkv')\"")
                .directory(library.toFile())
                .start();
        assumeTrue(touch.waitFor(10, TimeUnit.SECONDS) && touch.exitValue() == 0, "no such names here");
        LibraryScan scan = scan();
        assertEquals(List.of(), scan.videos());
        assertEquals(
                "its name is not valid UTF-8; rename it",
                scan.skipped().getFirst().reason());
    }

    @Test
    void I8_givesTwoPathsOfOneContentTwoIds() throws IOException {
        Path first = video("a/same.mkv");
        Path twin =
                Files.createLink(Files.createDirectories(library.resolve("b")).resolve("same.mkv"), first);
        LibraryScan scan = scan();
        assertEquals(List.of(first, twin), paths(scan));
        assertNotEquals(scan.videos().get(0).id(), scan.videos().get(1).id());
        assertEquals(Fingerprint.of(first), Fingerprint.of(twin));
    }

    @Test
    void I9_warnsOfFoldersThatAreNumbersButNoIds() throws IOException {
        video("0/a.mkv");
        video("999999999999/a.mkv");
        video("abc/a.mkv");
        video("21/a.mkv");
        LibraryScan scan = scan();
        assertEquals(2, scan.warnings().size(), scan.warnings().toString());
        Map<String, Integer> ids = new HashMap<>();
        scan.videos().stream().filter(v -> v.anilist() != null).forEach(v -> ids.put(v.title(), v.anilist()));
        assertEquals(Map.of("21", 21), ids);
        assertEquals(4, scan.videos().size());
    }

    @Test
    void takesIdsAndTitlesFromTheTitlesFile() throws IOException {
        video("Show/a.mkv");
        video("21/a.mkv");
        TitleFile titles = new TitleFile(List.of(
                new Title("Show", 7, null, null, "Shou", null, List.of(), false),
                new Title("elsewhere", 21, null, null, null, "One Piece", List.of(), false)));
        LibraryScan scan = new LibraryScanner(titles).scan(List.of(library));
        assertEquals("One Piece", scan.videos().get(0).title());
        assertEquals(21, scan.videos().get(0).anilist());
        assertEquals("Shou", scan.videos().get(1).title());
        assertEquals(7, scan.videos().get(1).anilist());
    }

    @Test
    void takesASingleFileForARoot() throws IOException {
        Path file = video("Show/a.mkv");
        video("Show/b.mkv");
        LibraryScan scan = scanner.scan(List.of(file));
        assertEquals(List.of(file), paths(scan));
        assertEquals("Show", scan.videos().getFirst().title());
    }

    @Test
    void namesARootThatIsMissing() throws IOException {
        Path missing = library.resolve("missing");
        assertEquals(List.of(missing), scanner.scan(List.of(missing)).blind());
    }

    @Test
    void meetsAVideoOnceWhenRootsOverlap() throws IOException {
        Path file = video("Show/a.mkv");
        assertEquals(List.of(file), paths(scanner.scan(List.of(library, library.resolve("Show")))));
    }

    @Test
    void namesAVideoByItsPath() {
        // SHA-256 of "/lib/a.mkv" begins with these eight bytes.
        assertEquals("f302d963f3267372", VideoFile.idOf(Path.of("/lib/a.mkv")).toString());
        assertEquals(VideoFile.idOf(Path.of("/lib/a.mkv")), VideoFile.idOf(Path.of("/lib/x/../a.mkv")));
    }

    @Test
    void seesADifferenceAtTheStartTheMiddleAndTheEnd() throws IOException {
        byte[] content = new byte[5 << 20];
        Path file = Files.write(library.resolve("a.mkv"), content);
        Set<String> fingerprints = new HashSet<>(Set.of(Fingerprint.of(file)));
        for (int at : new int[] {0, content.length / 2, content.length - 1}) {
            content[at] = 1;
            Files.write(file, content);
            fingerprints.add(Fingerprint.of(file));
            content[at] = 0;
        }
        assertEquals(4, fingerprints.size());
        assertEquals(64, fingerprints.iterator().next().length());
    }
}
