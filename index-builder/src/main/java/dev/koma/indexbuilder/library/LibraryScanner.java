package dev.koma.indexbuilder.library;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the videos of the library by their names; opens none. Links to files and folders are followed, loops of them are not.
 * Files and folders whose names begin with a dot are left out: bins, unfinished downloads and the forks that macOS writes.
 */
public final class LibraryScanner {
    private static final Set<String> EXTENSIONS =
            Set.of("mp4", "mkv", "webm", "avi", "mov", "ts", "m4v", "flv", "wmv", "ogv", "mpg");

    private final TitleFile titles;
    private final Predicate<Path> readable;

    /** @param titles what the owner wrote of the folders */
    public LibraryScanner(TitleFile titles) {
        this(titles, Files::isReadable);
    }

    LibraryScanner(TitleFile titles, Predicate<Path> readable) {
        this.titles = titles;
        this.readable = readable;
    }

    /** Looks through folders; a path of a file stands for this file alone. */
    public LibraryScan scan(List<Path> roots) throws IOException {
        Map<Path, VideoFile> videos = new TreeMap<>();
        Map<Path, String> skipped = new TreeMap<>();
        Set<Path> blind = new TreeSet<>();
        Set<String> warnings = new TreeSet<>();
        List<Path> absolute = new ArrayList<>();
        for (Path given : roots) {
            Path root = given.toAbsolutePath().normalize();
            absolute.add(root);
            LibraryWalk walk = new LibraryWalk(readable);
            if (Files.exists(root)) {
                Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
            } else {
                blind.add(root);
            }
            Path layout = Files.isDirectory(root)
                    ? root
                    : Optional.ofNullable(root.getParent()).orElse(root);
            for (LibraryWalk.Found found : walk.found()) {
                videos.putIfAbsent(found.path(), video(layout, found, warnings));
            }
            skipped.putAll(walk.skipped());
            blind.addAll(walk.blind());
        }
        List<SkippedFile> reasons = new ArrayList<>();
        skipped.forEach((path, reason) -> reasons.add(new SkippedFile(path, reason)));
        return new LibraryScan(
                absolute, List.copyOf(videos.values()), reasons, List.copyOf(blind), List.copyOf(warnings));
    }

    private VideoFile video(Path root, LibraryWalk.Found found, Set<String> warnings) {
        SeriesFolder series = SeriesFolder.of(root, found.path());
        Optional<Title> title = titles.of(root, series.path(), found.path());
        if (series.badId() && title.isEmpty()) {
            warnings.add("The folder " + series.path() + " is named like an AniList id, but there is no such id.");
        }
        Integer anilist = title.map(Title::anilist).orElse(series.anilist());
        @Nullable String shown = title.map(Title::shown).orElse(null);
        if (shown == null && anilist != null) {
            shown = titles.ofAnilist(anilist).map(Title::shown).orElse(null);
        }
        return new VideoFile(
                found.path(), anilist, shown == null ? series.title() : shown, found.size(), found.modifiedMillis());
    }

    /** Whether a file of this name is taken for a video. */
    static boolean isNamedLikeAVideo(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
