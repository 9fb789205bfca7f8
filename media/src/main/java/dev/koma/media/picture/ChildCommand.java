package dev.koma.media.picture;

import dev.koma.media.MediaException;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/** How a child is started: this Java, little of it, and on Linux and macOS a limit of the memory it may write to. */
final class ChildCommand {
    /** What Java itself needs besides the decoder's memory. */
    private static final int JAVA_MIB = 192;

    private ChildCommand() {}

    static ProcessBuilder of(PictureLimits limits, List<Path> classPath) {
        List<String> java = new ArrayList<>(
                List.of(java(), "-Xmx64m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        java.addAll(List.of("-XX:ReservedCodeCacheSize=16m", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError"));
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
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder;
    }

    /** The shell sets RLIMIT_DATA and becomes the child, so that there is one process, not two. */
    private static List<String> capped(List<String> command, int mebibytes) {
        List<String> capped = new ArrayList<>(
                List.of("/bin/sh", "-c", "ulimit -c 0; ulimit -d " + mebibytes * 1024 + "; exec \"$@\"", "sh"));
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
