package dev.koma.indexbuilder.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a Java and a Maven that only say what they were asked for. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "koma");

    @TempDir
    Path temp;

    private final Map<String, String> environment = new HashMap<>();
    private Path home;
    private Path jar;
    private Path said;

    @BeforeEach
    void install() throws IOException {
        assumeTrue(
                Files.isExecutable(LAUNCHER) && Files.isExecutable(Path.of("/bin/sh")), "no launcher or no shell here");
        home = Files.createDirectory(temp.resolve("a koma's home"));
        Files.copy(LAUNCHER, home.resolve("koma"), StandardCopyOption.COPY_ATTRIBUTES);
        jar = home.resolve("search-api/target/quarkus-app/quarkus-run.jar");
        said = temp.resolve("said");
        environment.put("JAVA_HOME", java("jdk", 25).toString());
        environment.put("HOME", temp.toString());
        environment.put("PATH", System.getenv("PATH"));
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path java(String name, int version) throws IOException {
        Path java = temp.resolve(name);
        script(java.resolve("bin/java"), "printf '%s\\n' \"java $0\" \"$@\"\nexit 7\n");
        script(java.resolve("bin/javac"), "");
        Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + ".0.1\"\n");
        return java;
    }

    private void maven(String body) throws IOException {
        script(temp.resolve("maven/mvn"), "echo \"mvn $* with $JAVA_HOME in $PWD\" >>'" + said + "'\n" + body);
        environment.put("PATH", temp.resolve("maven") + ":" + System.getenv("PATH"));
    }

    private void sources() throws IOException {
        Files.writeString(home.resolve("pom.xml"), "");
        Path source = Files.createDirectories(home.resolve("search-api/src/main/java"))
                .resolve("A.java");
        Files.writeString(source, "");
        Files.writeString(home.resolve("search-api/pom.xml"), "");
        for (String file : List.of(
                "pom.xml",
                "search-api/pom.xml",
                "search-api/src",
                "search-api/src/main",
                "search-api/src/main/java",
                "search-api/src/main/java/A.java")) {
            Files.setLastModifiedTime(
                    home.resolve(file), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
    }

    private record Run(int code, List<String> out, String err) {}

    private Run koma(Path launcher, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = temp.resolve("out");
        Path err = temp.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.createDirectories(temp.resolve("elsewhere")).toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return new Run(process.exitValue(), Files.readAllLines(out), Files.readString(err));
    }

    private Run koma(String... arguments) throws IOException, InterruptedException {
        return koma(home.resolve("koma"), arguments);
    }

    private void built() throws IOException {
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "");
    }

    @Test
    void runsAnInstalledCopyFromAnywhereThroughALink() throws Exception {
        built();
        Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("a koma's home/koma"));
        Path second = Files.createSymbolicLink(temp.resolve("second"), link);
        Run run = koma(second, "index", "a b", "*", "");
        assertEquals(7, run.code(), "the exit code is Java's");
        assertEquals("java " + temp.resolve("jdk/bin/java"), run.out().getFirst());
        assertTrue(run.out()
                .containsAll(List.of("--enable-native-access=ALL-UNNAMED", "jdk.incubator.vector", "-Xmx512m")));
        int jarAt = run.out().indexOf("-jar");
        assertEquals(
                List.of("-jar", jar.toRealPath().toString(), "index", "a b", "*", ""),
                run.out().subList(jarAt, run.out().size()));
        assertEquals("", run.err());
    }

    @Test
    void givesTheServerTheHeapThatJavaChooses() throws Exception {
        built();
        environment.put("KOMA_JAVA_OPTS", "-Xmx2g -Dx=y");
        Run run = koma("serve");
        assertFalse(run.out().contains("-Xmx512m"), run.out().toString());
        assertTrue(run.out().containsAll(List.of("-Xmx2g", "-Dx=y")), run.out().toString());
    }

    @Test
    void prefersTheJdkThatIsNamedAndPassesOverOldOnes() throws Exception {
        built();
        environment.put("JAVA_HOME", java("old", 21).toString());
        environment.put("PATH", java("path jdk", 26).resolve("bin") + ":" + System.getenv("PATH"));
        assertEquals(
                "java " + temp.resolve("path jdk/bin/java"),
                koma("config").out().getFirst());
        environment.put("KOMA_JAVA_HOME", java("named", 25).toString());
        assertEquals(
                "java " + temp.resolve("named/bin/java"), koma("config").out().getFirst());
        environment.put("KOMA_JAVA_HOME", temp.resolve("old").toString());
        Run refused = koma("config");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("no Java 25 or newer in it"), refused.err());
    }

    @Test
    void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
        sources();
        maven("echo '[INFO] Building Koma: media 0.1                         [3/5]'\n"
                + "mkdir -p search-api/target/quarkus-app && touch search-api/target/quarkus-app/quarkus-run.jar\n");
        Run first = koma("config");
        assertEquals(7, first.code(), first.err());
        assertTrue(first.err().contains("koma: building"), first.err());
        assertTrue(first.err().contains("3/5 media 0.1"), first.err());
        assertEquals("java " + temp.resolve("jdk/bin/java"), first.out().getFirst(), "stdout is Java's alone");
        assertEquals("", koma("config").err());
        assertEquals(1, Files.readAllLines(said).size());
        assertTrue(Files.readString(said).contains("with " + temp.resolve("jdk") + " in " + home.toRealPath()));
        Files.setLastModifiedTime(
                home.resolve("search-api/src/main/java/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        assertTrue(koma("config").err().contains("koma: building"));
        assertEquals(2, Files.readAllLines(said).size());
        assertFalse(Files.exists(home.resolve("target/koma-build.lock")));
    }

    @Test
    void showsWhyABuildFailed() throws Exception {
        sources();
        maven("echo '[INFO] nothing of interest'\necho '[ERROR] A.java: something is wrong'\nexit 1\n");
        Run run = koma("config");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("[ERROR] A.java: something is wrong"), run.err());
        assertFalse(run.err().contains("nothing of interest"), run.err());
        assertTrue(run.err().contains("koma-build.log"), run.err());
        assertEquals(List.of(), run.out());
        assertFalse(Files.exists(home.resolve("target/koma-build.lock")));
    }

    @Test
    void takesOverTheLockOfABuildThatDied() throws Exception {
        sources();
        maven("mkdir -p search-api/target/quarkus-app && touch search-api/target/quarkus-app/quarkus-run.jar\n");
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path lock = Files.createDirectories(home.resolve("target/koma-build.lock"));
        Files.writeString(lock.resolve("pid"), Long.toString(gone.pid()));
        assertEquals(7, koma("config").code());
    }

    @Test
    void runsTheTestsWithTheJdkThatItFound() throws Exception {
        sources();
        maven("exit 3\n");
        assertEquals(3, koma("test", "-pl", "media").code());
        assertTrue(
                Files.readString(said).contains("verify -pl media with " + temp.resolve("jdk")),
                Files.readString(said));
    }
}
