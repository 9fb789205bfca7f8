package dev.koma.indexbuilder.library;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder that stands for the series or film of a video, and the AniList id in its name.
 *
 * <p>The nearest folder whose name is a number wins, up to the library folder itself; the number is the id. Without one it is
 * the folder of the video, or the one above it when that is called Season or Specials. No folder above the library folder
 * counts, except the one above a library folder that is a season itself.
 *
 * @param path the folder
 * @param anilist id of 1 or more, or null
 * @param badId whether the folder's name is a number that cannot be an id
 */
record SeriesFolder(Path path, @Nullable Integer anilist, boolean badId) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern SEASON =
            Pattern.compile("(?iu)(season|series|staffel|saison|temporada)[ ._-]*\\d{1,4}|s\\d{1,2}|specials?");

    static SeriesFolder of(Path root, Path video) {
        Path folder = parent(video);
        Path top = matches(SEASON, root) ? parent(root) : root;
        for (Path path = folder; path.startsWith(top); path = parent(path)) {
            if (matches(NUMBER, path)) {
                Integer id = id(name(path));
                return new SeriesFolder(path, id, id == null);
            }
            if (path.equals(top)) {
                break;
            }
        }
        while (matches(SEASON, folder) && !folder.equals(top)) {
            folder = parent(folder);
        }
        return new SeriesFolder(folder, null, false);
    }

    /** The folder's name; of a file system's root, all of it. */
    String title() {
        return name(path);
    }

    private static @Nullable Integer id(String digits) {
        try {
            int id = Integer.parseInt(digits);
            return id > 0 ? id : null;
        } catch (NumberFormatException e) {
            return null; // more than any id: the caller warns
        }
    }

    private static boolean matches(Pattern pattern, Path path) {
        return pattern.matcher(name(path)).matches();
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
