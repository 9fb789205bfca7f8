package dev.koma.media.picture;

import dev.koma.media.MediaException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * How a child is started: this Java, little of it, with nothing of the server's environment, and on Linux and macOS with limits
 * of the memory that it may write to and of the files that it may hold open.
 */
final class ChildCommand {
    /** What Java itself needs besides the decoder's memory. */
    private static final int JAVA_MIB = 192;

    private static final int OPEN_FILES = 128;

    /** In bytes: a child has it in its heap, beside what it makes of it. */
    static final int LARGEST_FILE = 32 << 20;

    /** What Java and its libraries may need to start. All else stays behind: the server's environment holds secrets. */
    private static final Set<String> ENVIRONMENT = Set.of(
            "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR");

    private ChildCommand() {}

    static ProcessBuilder of(PictureLimits limits, List<Path> classPath) {
        List<String> java = new ArrayList<>(
                List.of(java(), "-Xmx64m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        java.addAll(List.of("-XX:ReservedCodeCacheSize=16m", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError"));
        // A crash leaves neither a report nor a core behind.
        java.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + (windows() ? "NUL" : "/dev/null")));
        cache().ifPresent(folder -> java.add("-Dorg.bytedeco.javacpp.cachedir=" + folder));
        java.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dorg.bytedeco.javacpp.nopointergc=true"));
        java.addAll(List.of(
                "-cp",
                String.join(
                        File.pathSeparator,
                        classPath.stream().map(Path::toString).toList())));
        java.add(PictureChild.class.getName());
        java.add(Integer.toString(limits.outputSide()));
        java.add(Long.toString(limits.pixels()));
        java.add(Integer.toString(limits.inputSide()));
        java.add(Long.toString(limits.time().toMillis()));
        java.add(Integer.toString(limits.memoryMiB()));
        ProcessBuilder builder = new ProcessBuilder(windows() ? java : capped(java, limits.memoryMiB() + JAVA_MIB));
        builder.directory(new File(System.getProperty("java.home"))); // it shall not know where the server works
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder;
    }

    /** Where the libraries are unpacked, which is not to be found out again without the server's settings. */
    private static Optional<Path> cache() {
        try {
            return Optional.of(Loader.getCacheDir().toPath().toAbsolutePath());
        } catch (IOException e) {
            return Optional.empty(); // the child will say what is wrong with it
        }
    }

    /** The shell sets RLIMIT_CORE, RLIMIT_NOFILE and RLIMIT_DATA and becomes the child, so that there is one process, not two. */
    private static List<String> capped(List<String> command, int mebibytes) {
        List<String> capped = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "ulimit -c 0; ulimit -n " + OPEN_FILES + "; ulimit -d " + mebibytes * 1024 + "; exec \"$@\"",
                "sh"));
        capped.addAll(command);
        return capped;
    }

    private static String java() {
        String name = windows() ? "java.exe" : "java";
        return ProcessHandle.current()
                .info()
                .command()
                .filter(command -> command.endsWith(name))
                .orElse(Path.of(System.getProperty("java.home"), "bin", name).toString());
    }

    private static boolean windows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** The jars and folders from which the classes and libraries came that the child needs. */
    static List<Path> ownClassPath() throws MediaException {
        String platform = Loader.Detector.getPlatform();
        Set<Path> places = new LinkedHashSet<>();
        places.add(codeSource(PictureChild.class));
        places.add(codeSource(Loader.class));
        places.add(codeSource(avcodec.class));
        addJar(places, Loader.class, "/org/bytedeco/javacpp/" + platform + "/" + System.mapLibraryName("jnijavacpp"));
        addJar(places, avcodec.class, "/org/bytedeco/ffmpeg/" + platform + "/" + System.mapLibraryName("jniavcodec"));
        return List.copyOf(places);
    }

    private static Path codeSource(Class<?> type) throws MediaException {
        var source = type.getProtectionDomain().getCodeSource();
        Path path = source == null ? null : path(source.getLocation());
        if (path == null) {
            throw new MediaException(
                    "The jar of " + type.getName() + " cannot be found: name the class path of the decoder");
        }
        return path;
    }

    private static void addJar(Set<Path> places, Class<?> beside, String resource) {
        URL url = beside.getResource(resource);
        Path path = url == null ? null : path(url);
        if (path != null) {
            places.add(path);
        }
    }

    /** {@code jar:file:/a/b.jar!/c} and {@code file:/a/b.jar} to {@code /a/b.jar}. */
    static @Nullable Path path(@Nullable URL url) {
        if (url == null) {
            return null;
        }
        String text = url.toString();
        text = text.startsWith("jar:") ? text.substring(4) : text;
        int inside = text.indexOf("!/");
        text = inside < 0 ? text : text.substring(0, inside);
        try {
            Path path = Path.of(new URI(text.startsWith("file:") ? text : "file:" + text));
            return Files.exists(path) ? path : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
