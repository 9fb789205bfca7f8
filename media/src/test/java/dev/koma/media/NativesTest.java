package dev.koma.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesTest {
    @TempDir
    Path folder;

    @Test
    void X11_missingLibrariesFailAtTheStartWithInstructions() throws Exception {
        String withoutNatives = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*-(linux|macosx|windows)-[a-z0-9_]+\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        String said = checkWith(withoutNatives);
        assertTrue(said.startsWith("The FFmpeg libraries for this machine"), said);
        assertTrue(said.contains("-Djavacpp.platform="), said);
    }

    @Test
    void X11_presentLibrariesAreFound() throws Exception {
        assertEquals("ready", checkWith(System.getProperty("java.class.path")));
    }

    /** The check in a Java of its own. */
    private String checkWith(String classPath) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.bytedeco.javacpp.cachedir=" + folder,
                        "-cp",
                        classPath,
                        NativesProbe.class.getName()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }
}
