package dev.koma.searchapi.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFileTest {
    @TempDir
    Path directory;

    @Test
    void makesAKeyOnceAndKeepsItForTheOwnerOnly() throws IOException {
        Path data = directory.resolve("new/data");
        List<String> made = SigningKeyFile.keys(data, new SecureRandom());
        assertTrue(made.getFirst().length() >= Tokens.SHORTEST_KEY);
        assertEquals(made, SigningKeyFile.keys(data, new SecureRandom()));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("signing-key"))));
    }

    @Test
    void readsSeveralKeys() throws IOException {
        Files.writeString(directory.resolve("signing-key"), "x".repeat(32) + "\n\n " + "y".repeat(40) + " \n");
        assertEquals(List.of("x".repeat(32), "y".repeat(40)), SigningKeyFile.keys(directory, new SecureRandom()));
    }

    @Test
    void refusesAnEmptyFileAndAShortKeyWithoutShowingIt() throws IOException {
        for (String content : List.of("", "\n", "short secret\n", "x".repeat(32) + "\nshort secret")) {
            Files.writeString(directory.resolve("signing-key"), content);
            IOException refusal =
                    assertThrows(IOException.class, () -> SigningKeyFile.keys(directory, new SecureRandom()));
            assertTrue(!refusal.getMessage().contains("short secret"));
        }
    }
}
