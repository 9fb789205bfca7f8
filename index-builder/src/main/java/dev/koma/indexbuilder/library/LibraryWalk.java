package dev.koma.indexbuilder.library;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One walk through one folder: sorts what it meets by its attributes, without opening it. */
final class LibraryWalk extends SimpleFileVisitor<Path> {
    /** No container is shorter than its own headers. */
    private static final long SHORTEST_VIDEO = 128;

    private final Predicate<Path> readable;
    private final List<Found> found = new ArrayList<>();
    private final Map<Path, String> skipped = new TreeMap<>();
    private final List<Path> blind = new ArrayList<>();
    private final Set<Path> foldersNamedLikeVideos = new HashSet<>();
    private @Nullable Path start;

    record Found(Path path, long size, long modifiedMillis) {}

    LibraryWalk(Predicate<Path> readable) {
        this.readable = readable;
    }

    List<Found> found() {
        return found;
    }

    Map<Path, String> skipped() {
        return skipped;
    }

    /** Folders that could not be looked into. */
    List<Path> blind() {
        return blind;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (start == null) {
            start = folder;
        } else if (isHidden(folder)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (LibraryScanner.isNamedLikeAVideo(folder)) {
            foldersNamedLikeVideos.add(folder);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (LibraryScanner.isNamedLikeAVideo(file) && !isHidden(file)) {
            String reason = reasonToSkip(file, attributes);
            if (reason == null) {
                found.add(new Found(
                        file, attributes.size(), attributes.lastModifiedTime().toMillis()));
            } else {
                skipped.put(file, reason);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    private @Nullable String reasonToSkip(Path file, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return "link to something that is not there";
        } else if (!attributes.isRegularFile()) {
            return "not a regular file";
        } else if (attributes.size() == 0) {
            return "empty file";
        } else if (attributes.size() < SHORTEST_VIDEO) {
            return "too short for a video";
        } else if (!readable.test(file)) {
            return "no permission to read it";
        }
        return isWrittenAsItReads(file) ? null : "its name is not valid UTF-8; rename it";
    }

    /** Whether the path survives being written down: Java shows bytes that are no text as replacement characters. */
    private static boolean isWrittenAsItReads(Path file) {
        try {
            return file.equals(Path.of(file.toString()));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
        if (e instanceof FileSystemLoopException) {
            skipped.put(path, "link to a folder above it");
        } else if (Files.isDirectory(path)) {
            skipped.put(path, "cannot look into this folder (" + e.getClass().getSimpleName() + ")");
            blind.add(path);
        } else if (LibraryScanner.isNamedLikeAVideo(path)) {
            skipped.put(path, "cannot be looked at (" + e.getClass().getSimpleName() + ")");
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
        if (e != null) {
            skipped.put(folder, "could not be read to its end (" + e.getMessage() + ")");
            blind.add(folder);
        }
        if (foldersNamedLikeVideos.contains(folder)
                && found.stream().noneMatch(video -> video.path().startsWith(folder))) {
            skipped.put(folder, "a folder, not a video");
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }
}
