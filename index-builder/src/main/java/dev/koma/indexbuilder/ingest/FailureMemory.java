package dev.koma.indexbuilder.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koma.indexbuilder.library.VideoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Remembers in {@code failures.json} which files could not be indexed, so that they are tried again only when they have
 * changed. Losing the file costs nothing but time.
 */
final class FailureMemory {
    static final String NAME = "failures.json";

    private static final System.Logger LOG = System.getLogger(FailureMemory.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Failure> failures = new TreeMap<>();

    record Failure(long size, long modifiedMillis, String reason) {}

    private FailureMemory(Path file) {
        this.file = file;
    }

    static FailureMemory open(Path data) throws IOException {
        FailureMemory memory = new FailureMemory(data.resolve(NAME));
        if (Files.exists(memory.file)) {
            try {
                memory.failures.putAll(JSON.readValue(Files.readAllBytes(memory.file), new TypeReference<>() {}));
            } catch (JsonProcessingException e) {
                LOG.log(System.Logger.Level.WARNING, "{0} is damaged; files that failed are tried again", memory.file);
            }
        }
        return memory;
    }

    /** Why the file failed, if it did in its present state. */
    Optional<String> reason(VideoFile video) {
        Failure failure = failures.get(video.path().toString());
        return failure != null && failure.size() == video.size() && failure.modifiedMillis() == video.modifiedMillis()
                ? Optional.of(failure.reason())
                : Optional.empty();
    }

    void remember(VideoFile video, String reason) throws IOException {
        failures.put(video.path().toString(), new Failure(video.size(), video.modifiedMillis(), reason));
        save();
    }

    void forget(Path path) throws IOException {
        if (failures.remove(path.toString()) != null) {
            save();
        }
    }

    /** Forgets the files below the roots that are not among the present ones. */
    void forgetGone(Collection<Path> roots, Collection<Path> present) throws IOException {
        Set<String> names = present.stream().map(Path::toString).collect(Collectors.toSet());
        boolean changed = failures.keySet()
                .removeIf(name -> !names.contains(name) && roots.stream().anyMatch(Path.of(name)::startsWith));
        if (changed) {
            save();
        }
    }

    private void save() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling(NAME + ".draft");
        Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(failures));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
