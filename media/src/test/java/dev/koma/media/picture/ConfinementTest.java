package dev.koma.media.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfinementTest {
    private static final int BOTH = 3;
    private static final Pattern PASSED_ON = Pattern.compile(
            "(PATH|HOME|LANG|LC_ALL|LC_CTYPE|LD_LIBRARY_PATH|TMPDIR|MALLOC_ARENA_MAX|PWD|OLDPWD|SHLVL|_)=");

    @TempDir
    Path folder;

    @Test
    void aConfinedProcessReachesNoFileNoPortAndNoProgram() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        List<String> said;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            said = probe(server.getLocalPort());
            Assumptions.assumeTrue(
                    said.getFirst().equals(Integer.toString(BOTH)), "this kernel offers " + said.getFirst());
            server.setSoTimeout(1);
            org.junit.jupiter.api.Assertions.assertThrows(SocketTimeoutException.class, server::accept);
        }
        assertEquals(
                List.of(
                        "read: refused",
                        "list: refused",
                        "write: refused",
                        "overwrite: refused",
                        "delete: refused",
                        "connect: refused",
                        "send: refused",
                        "program: refused",
                        "read by another thread: refused",
                        "thread: done"),
                said.subList(1, said.size()));
        assertEquals("secret", Files.readString(secret));
        assertFalse(Files.exists(folder.resolve("written")));
    }

    @Test
    void childrenSayHowTheyAreConfinedAndInheritNothingOfTheEnvironment() throws Exception {
        try (ChildPictureDecoder decoder =
                new ChildPictureDecoder(new PictureLimits(1, 64, 1_000_000, 1000, Duration.ofSeconds(5), 256))) {
            decoder.warmUp();
            Path process = Path.of("/proc/" + decoder.pids().getFirst());
            Assumptions.assumeTrue(Files.exists(process.resolve("status")));
            boolean filtered = Files.readAllLines(process.resolve("status")).contains("Seccomp:\t2");
            assertEquals(filtered, decoder.confinement().systemCalls());
            for (String entry : Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
                    .split("\0")) {
                assertTrue(PASSED_ON.matcher(entry).lookingAt(), entry);
            }
            assertTrue(Files.readAllLines(process.resolve("limits")).stream()
                    .anyMatch(line -> line.matches("Max open files +128 +128 .*")));
            assertEquals(64, decoder.decode(TestPictures.rgb("png")).width());
        }
    }

    private List<String> probe(int port) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConfinementProbe.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .start();
        List<String> lines =
                Arrays.asList(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        return lines;
    }
}
