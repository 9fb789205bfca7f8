package dev.koma.benchmarks.video;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The videos below a folder. */
public final class VideoFolder {
    private static final Set<String> EXTENSIONS =
            Set.of("mp4", "mkv", "webm", "mov", "avi", "gif", "ogv", "ogg", "m4v", "ts", "mpg");

    private VideoFolder() {}

    /** Those that have a video's extension, by name. */
    public static List<Path> videos(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> EXTENSIONS.contains(extension(file)))
                    .sorted()
                    .toList();
        }
    }

    /** How tables name a video: its path within the folder, with slashes on all systems. */
    public static String name(Path folder, Path video) {
        return folder.relativize(video).toString().replace('\\', '/');
    }

    private static String extension(Path file) {
        String name = file.toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
