package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.library.LibraryScan;
import dev.koma.indexbuilder.library.LibraryScanner;
import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.media.MediaException;
import dev.koma.media.Natives;
import dev.koma.media.picture.ChildPictureDecoder;
import dev.koma.media.picture.PictureLimits;
import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.store.IndexFormatException;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Looks at everything that Koma needs, changing nothing. */
final class Examination {
    private static final int OLDEST_JAVA = 25;
    private static final long SPACE_TO_WORK = 64_000_000;
    private static final long SPACE_TO_GROW = 1_000_000_000;

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> findings() {
        return findings;
    }

    /** What needs no configuration. */
    void examineMachine() {
        java();
        vectors();
        natives();
        pictures();
    }

    /** What the configuration names. */
    void examine(LibrarySettings settings) {
        data(settings.data());
        index(LibrarySettings.indexDirectory(settings));
        TitleFile titles = titles(settings);
        library(settings, titles);
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    private void java() {
        int version = Runtime.version().feature();
        String detail = "Java " + Runtime.version() + " in " + System.getProperty("java.home");
        add(
                version >= OLDEST_JAVA
                        ? Finding.ok("java", detail)
                        : Finding.fail("java", detail, "Install a JDK " + OLDEST_JAVA + " or newer."));
    }

    private void vectors() {
        add(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                        ? Finding.ok("vector instructions", "available to the search")
                        : Finding.warn(
                                "vector instructions",
                                "not available, searching is slower",
                                "Start Koma with its launcher, or add --add-modules jdk.incubator.vector."));
    }

    private void natives() {
        try {
            Natives.check();
            add(Finding.ok("ffmpeg", "its libraries load"));
        } catch (MediaException | LinkageError e) {
            add(Finding.fail(
                    "ffmpeg",
                    Objects.toString(e.getMessage(), e.toString()),
                    "Build Koma on this machine, or for its processor with -Djavacpp.platform=..."));
        }
    }

    private void pictures() {
        try (ChildPictureDecoder decoder = new ChildPictureDecoder(PictureLimits.DEFAULT)) {
            decoder.warmUp();
            add(Finding.ok("picture decoder", "its processes start"));
        } catch (MediaException e) {
            add(Finding.fail(
                    "picture decoder",
                    Objects.toString(e.getMessage(), e.toString()),
                    "Its processes need " + PictureLimits.DEFAULT.memoryMiB() + " MiB of memory each."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void data(Path data) {
        if (!Files.exists(data)) {
            Path existing = existingAbove(data);
            add(
                    Files.isWritable(existing)
                            ? Finding.ok("data directory", data + " does not exist yet; it is made when it is needed")
                            : Finding.fail(
                                    "data directory",
                                    data + " does not exist and cannot be made in " + existing,
                                    "Name another one with --data or koma.data, or make it."));
            return;
        }
        try {
            Files.delete(Files.createTempFile(data, "doctor", null));
            long free = Files.getFileStore(data).getUsableSpace();
            String detail = data + ", " + TerminalText.bytes(free) + " free";
            if (free < SPACE_TO_WORK) {
                add(Finding.fail("data directory", detail, "Make room: the index cannot be written."));
            } else if (free < SPACE_TO_GROW) {
                add(Finding.warn("data directory", detail, "Make room: an hour of video takes up to 12 MB."));
            } else {
                add(Finding.ok("data directory", detail));
            }
        } catch (IOException e) {
            add(Finding.fail(
                    "data directory",
                    data + " cannot be written (" + e.getClass().getSimpleName() + ")",
                    "Give the user that runs Koma the right to write there, or choose another directory."));
        }
    }

    private static Path existingAbove(Path path) {
        Path above = path.toAbsolutePath();
        while (above.getParent() != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return above;
    }

    private void index(Path directory) {
        if (!Files.isDirectory(directory)) {
            add(Finding.ok("index", "there is none yet"));
            return;
        }
        try {
            SceneIndexes.verify(directory);
            try (SceneIndex index = SceneIndexes.open(directory)) {
                Catalog catalog = index.catalog();
                add(Finding.ok(
                        "index",
                        "%d videos, %s, every checksum right"
                                .formatted(catalog.videos().size(), TerminalText.bytes(catalog.bytes()))));
            }
        } catch (IndexFormatException e) {
            add(Finding.fail("index", Objects.toString(e.getMessage(), "unreadable"), "See the message."));
        } catch (IOException e) {
            add(Finding.fail(
                    "index",
                    e.getClass().getSimpleName() + ": " + e.getMessage(),
                    "Restore the data directory from a backup, or move " + directory + " away and index again."));
        }
    }

    private TitleFile titles(LibrarySettings settings) {
        try {
            TitleFile titles = TitleFileReading.of(settings);
            settings.titles()
                    .ifPresent(file -> add(Finding.ok("titles", titles.titles().size() + " entries in " + file)));
            return titles;
        } catch (IOException e) {
            add(Finding.fail("titles", String.valueOf(e.getMessage()), "Correct or remove koma.library.titles."));
            return TitleFile.none();
        }
    }

    private void library(LibrarySettings settings, TitleFile titles) {
        List<Path> folders = settings.library().orElse(List.of());
        if (folders.isEmpty()) {
            add(Finding.warn(
                    "library", "no folder is configured", "Set koma.library, or use koma serve --library DIR."));
        }
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                add(Finding.fail("library", folder + " is not there", "Mount or make it, or correct koma.library."));
                continue;
            }
            try {
                LibraryScan scan = new LibraryScanner(titles).scan(List.of(folder));
                String detail = "%s: %d videos".formatted(folder, scan.videos().size());
                add(
                        scan.skipped().isEmpty() && scan.warnings().isEmpty()
                                ? Finding.ok("library", detail)
                                : Finding.warn(
                                        "library",
                                        "%s, %d entries that cannot be indexed, %d warnings"
                                                .formatted(
                                                        detail,
                                                        scan.skipped().size(),
                                                        scan.warnings().size()),
                                        "koma index lists them."));
            } catch (IOException e) {
                add(Finding.fail("library", folder + ": " + e.getMessage(), "Make the folder readable."));
            }
        }
    }
}
