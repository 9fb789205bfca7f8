package dev.koma.indexbuilder.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** What is indexed, where the index lies, and how carefully the library is followed. */
@ConfigMapping(prefix = "koma")
public interface LibrarySettings {
    /** This concern, with the bounds of its numbers. */
    Concern<LibrarySettings> CONCERN = new Concern<>(LibrarySettings.class, LibrarySettings::validate);

    /** The data directory; {@code $XDG_DATA_HOME/koma}, else {@code ~/.local/share/koma}. */
    Path data();

    /** Folders to index, absolute. */
    Optional<List<Path>> library();

    /** A JSON or CSV file that maps folders to AniList ids and titles. */
    @WithName("library.titles")
    Optional<Path> titles();

    Indexing index();

    /** How videos are indexed. */
    interface Indexing {
        /** Decoder threads; as many as there are processors when not set. */
        OptionalInt threads();

        /** How long a file's size and modification time must not change before it is indexed. */
        @WithDefault("5s")
        Duration stableFor();

        /** Time from the end of one scan of the library to the start of the next. */
        @WithDefault("60s")
        Duration scanInterval();

        /** The largest share of the indexed videos, 0 to 1, that one scan may remove from the index. */
        @WithDefault("0.5")
        double maxRemovedShare();
    }

    // Methods that derive something are static: SmallRye takes default methods for keys.

    /** The directory of the scene index, within the data directory. */
    static Path indexDirectory(LibrarySettings settings) {
        return settings.data().resolve("index");
    }

    /** Decoder threads in force. */
    static int decoderThreads(LibrarySettings settings) {
        return settings.index().threads().orElse(Runtime.getRuntime().availableProcessors());
    }

    private static void validate(LibrarySettings settings, Consumer<String> problems) {
        Indexing index = settings.index();
        if (index.threads().isPresent()
                && (index.threads().getAsInt() < 1 || index.threads().getAsInt() > 256)) {
            problems.accept("koma.index.threads: must be 1 to 256");
        }
        if (index.stableFor().isNegative()) {
            problems.accept("koma.index.stable-for: must not be negative");
        }
        if (index.scanInterval().compareTo(Duration.ofMillis(100)) < 0) {
            problems.accept("koma.index.scan-interval: must be at least 100ms");
        }
        if (!(index.maxRemovedShare() >= 0 && index.maxRemovedShare() <= 1)) {
            problems.accept("koma.index.max-removed-share: must be 0 to 1");
        }
    }
}
