package dev.koma.searchapi.preview;

import dev.koma.media.MediaException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Rendered previews in a directory of limited size; those not asked for the longest leave first. The file names hold all that
 * has to be known, so that the cache is still there after a restart:
 *
 * <pre>
 * {key, 32 hexadecimal digits}-{length in bytes}.{mp4|jpg|webp}   modified when last asked for
 * part-{key}.{extension}, .clip-{uuid}.part                       being rendered; left over from a crash at the start
 * </pre>
 *
 * <p>Files whose length is not what their name says are removed; other people's files are left alone.
 */
final class PreviewCache {
    private static final Logger LOG = Logger.getLogger(PreviewCache.class);
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{32})-([0-9]{1,15})\\.(mp4|jpg|webp)");
    private static final Pattern PART =
            Pattern.compile("part-[0-9a-f]{32}\\.(mp4|jpg|webp)|\\.clip-[0-9a-f-]{36}\\.part");

    private final Path directory;
    private final long mostBytes;
    private final Clock clock;
    private final Map<PreviewKey, PreviewFile> files = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    /** Writes a preview to a file. */
    @FunctionalInterface
    interface Rendering {
        void to(Path target) throws MediaException, IOException, InterruptedException;
    }

    private record Left(PreviewKey key, PreviewFile file, FileTime used) {}

    private PreviewCache(Path directory, long mostBytes, Clock clock) {
        this.directory = directory;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** Makes the directory, or takes over what an earlier process left in it. */
    static PreviewCache open(Path directory, long mostBytes, Clock clock) throws IOException {
        Files.createDirectories(directory);
        PreviewCache cache = new PreviewCache(directory, mostBytes, clock);
        List<Left> left = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
            for (Path path : paths) {
                cache.inspect(path).ifPresent(left::add);
            }
        }
        left.sort(Comparator.comparing(Left::used));
        left.forEach(each -> cache.add(each.key, each.file));
        return cache;
    }

    private Optional<Left> inspect(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            if (PART.matcher(name).matches()) {
                Files.deleteIfExists(path);
            }
            return Optional.empty();
        }
        long length = Files.size(path);
        if (!Files.isRegularFile(path) || length == 0 || length != Long.parseLong(parts.group(2))) {
            LOG.warnf("The preview %s is damaged and is removed", path);
            Files.deleteIfExists(path);
            return Optional.empty();
        }
        PreviewKey key = new PreviewKey(parts.group(1), parts.group(3));
        return Optional.of(new Left(key, new PreviewFile(path, length), Files.getLastModifiedTime(path)));
    }

    /** The preview, if it is there and whole. */
    synchronized Optional<PreviewFile> get(PreviewKey key) {
        PreviewFile file = files.get(key);
        if (file == null) {
            return Optional.empty();
        }
        try {
            if (Files.size(file.path()) == file.bytes()) {
                Files.setLastModifiedTime(file.path(), FileTime.from(clock.instant()));
                return Optional.of(file);
            }
            LOG.warnf("The preview %s was changed and is rendered anew", file.path());
        } catch (IOException e) {
            LOG.debugf("The preview %s is gone", file.path());
        }
        remove(key, file);
        return Optional.empty();
    }

    /** Renders a preview into the cache; it appears whole or not at all. One call a key at a time. */
    PreviewFile put(PreviewKey key, Rendering rendering) throws MediaException, IOException, InterruptedException {
        Path part = directory.resolve("part-" + key.name() + "." + key.extension());
        try {
            rendering.to(part);
            long length = Files.size(part);
            if (length == 0) {
                throw new MediaException("The preview came out empty");
            }
            Path path = directory.resolve(key.name() + "-" + length + "." + key.extension());
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            PreviewFile file = new PreviewFile(path, length);
            add(key, file);
            return file;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private synchronized void add(PreviewKey key, PreviewFile file) {
        PreviewFile before = files.put(key, file);
        bytes += file.bytes() - (before == null ? 0 : before.bytes());
        if (before != null && !before.path().equals(file.path())) {
            delete(before.path());
        }
        Iterator<Map.Entry<PreviewKey, PreviewFile>> eldest = files.entrySet().iterator();
        while (bytes > mostBytes && files.size() > 1) {
            PreviewFile leaving = eldest.next().getValue();
            eldest.remove();
            bytes -= leaving.bytes();
            delete(leaving.path());
        }
    }

    private void remove(PreviewKey key, PreviewFile file) {
        files.remove(key);
        bytes -= file.bytes();
        delete(file.path());
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warnf("The preview %s cannot be removed: %s", path, e.getMessage());
        }
    }

    /** Bytes of all previews. */
    synchronized long bytes() {
        return bytes;
    }
}
