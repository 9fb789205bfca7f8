package dev.koma.indexbuilder.library;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Titles and AniList ids that the library's owner wrote down. As JSON, an array of
 * {@code {"folder", "anilist", "idMal", "title": {"native", "romaji", "english"}, "synonyms": [], "isAdult"}}, or an object with
 * the folder as key; only the folder is required. As CSV, a header of {@code folder,anilist,idMal,native,romaji,english,synonyms,isAdult}
 * in any order, synonyms separated by {@code |}. Both UTF-8.
 */
public final class TitleFile {
    private static final TitleFile NONE = new TitleFile(List.of());

    private final List<Title> titles;
    private final Map<String, Title> byFolder = new HashMap<>();
    private final Map<Integer, Title> byAnilist = new HashMap<>();

    TitleFile(List<Title> titles) {
        this.titles = List.copyOf(titles);
        for (Title title : titles) {
            byFolder.putIfAbsent(key(title.folder()), title);
            if (title.anilist() != null) {
                byAnilist.putIfAbsent(title.anilist(), title);
            }
        }
    }

    /** A file that says nothing. */
    public static TitleFile none() {
        return NONE;
    }

    /**
     * Reads a file whose name ends in {@code .json} or {@code .csv}.
     *
     * @throws IOException when it cannot be read or is not as described; the message says where
     */
    public static TitleFile read(Path file) throws IOException {
        return new TitleFile(TitleFileFormat.read(file));
    }

    /** All entries, as they stand. */
    public List<Title> titles() {
        return titles;
    }

    /** The first entry with this AniList id. */
    public Optional<Title> ofAnilist(int anilist) {
        return Optional.ofNullable(byAnilist.get(anilist));
    }

    /**
     * The entry for a video: one that names the video itself, else its folder, by absolute path, by path below the library
     * folder, or by name.
     */
    Optional<Title> of(Path root, Path folder, Path video) {
        return Optional.ofNullable(named(root, video)).or(() -> Optional.ofNullable(named(root, folder)));
    }

    private @Nullable Title named(Path root, Path path) {
        Title title = byFolder.get(key(path.toString()));
        if (title == null && path.startsWith(root)) {
            title = byFolder.get(key(root.relativize(path).toString()));
        }
        Path name = path.getFileName();
        return title == null && name != null ? byFolder.get(key(name.toString())) : title;
    }

    /** Names that look the same are the same, whichever way their accents are written. */
    private static String key(String folder) {
        String plain = Normalizer.normalize(folder.replace('\\', '/'), Normalizer.Form.NFC);
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
