package dev.koma.searchapi.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedFilesTest {
    @TempDir
    Path directory;

    private Path library;
    private Path secret;

    @BeforeEach
    void makeLibrary() throws IOException {
        directory = directory.toRealPath();
        library = Files.createDirectories(directory.resolve("library"));
        secret = Files.writeString(directory.resolve("secret.mp4"), "secret");
    }

    @Test
    void M7_servesFilesBelowTheLibrary() throws IOException {
        Path video =
                Files.writeString(Files.createDirectory(library.resolve("-21")).resolve("-rf.mp4"), "video");
        assertEquals(Optional.of(video), files().find(video));
    }

    @Test
    void M7_refusesPathsThatClimbOut() {
        assertEquals(Optional.empty(), files().find(library.resolve("../secret.mp4")));
    }

    @Test
    void M7_refusesLinksThatLeadOut() throws IOException {
        Path file = Files.createSymbolicLink(library.resolve("video.mp4"), secret);
        Path folder = Files.createSymbolicLink(library.resolve("folder"), directory);
        assertEquals(Optional.empty(), files().find(file));
        assertEquals(Optional.empty(), files().find(folder.resolve("secret.mp4")));
    }

    @Test
    void M7_refusesAFolderWhoseNameOnlyBeginsLikeTheLibrary() throws IOException {
        Path other = Files.createDirectories(directory.resolve("library2"));
        assertEquals(Optional.empty(), files().find(Files.writeString(other.resolve("video.mp4"), "video")));
    }

    @Test
    void M7_servesALibraryThatIsItselfReachedByALink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), library);
        Path video = Files.writeString(library.resolve("video.mp4"), "video");
        assertEquals(Optional.of(video), ServedFiles.below(List.of(link)).find(link.resolve("video.mp4")));
    }

    @Test
    void M6_findsNothingWhereNothingIs() {
        assertEquals(Optional.empty(), files().find(library.resolve("gone.mp4")));
        assertEquals(Optional.empty(), files().find(library));
        assertEquals(
                Optional.empty(),
                ServedFiles.below(List.of(directory.resolve("unmounted"))).find(secret));
    }

    @Test
    void servesEachIndexedFileWhenNoLibraryIsConfigured() {
        assertEquals(Optional.of(secret), ServedFiles.below(List.of()).find(secret));
    }

    private ServedFiles files() {
        return ServedFiles.below(List.of(library));
    }
}
