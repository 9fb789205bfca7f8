package dev.koma.searchapi.endtoend;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A library of four of the public clips, which lie beside the repository where they are there at all. */
public final class PublicClips implements QuarkusTestResourceLifecycleManager {
    /** With one that has the same opening as another, and one in a container that is not MP4. */
    public static final List<String> CLIPS =
            List.of("sintel_trailer.mp4", "popeye_sinbad_a.mkv", "popeye_sinbad_b.mkv", "caminandes_llama_drama.webm");

    private static final Path FOLDER = Path.of("../../shared/eval/videos");

    private Map<String, String> settings = Map.of();

    /** Whether the clips are there. */
    public static boolean exist() {
        return CLIPS.stream().allMatch(clip -> Files.isReadable(FOLDER.resolve(clip)));
    }

    /** What a clip shows at a time, as a JPEG of 640 pixels. */
    public static byte[] screenshot(String clip, double seconds) throws IOException, InterruptedException {
        return GeneratedFilms.screenshot(FOLDER.resolve(clip).toRealPath(), seconds);
    }

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createDirectories(Path.of("target/public-clips").toAbsolutePath());
            Path library = Files.createDirectory(
                    Files.createTempDirectory(home, "library").resolve("Public clips"));
            if (exist()) {
                for (String clip : CLIPS) {
                    Files.copy(FOLDER.resolve(clip), library.resolve(clip));
                }
            }
            settings = Map.of(
                    "koma.library",
                    library.toString(),
                    "koma.data",
                    Files.createTempDirectory(home, "data").toString(),
                    "koma.index.stable-for",
                    "0s",
                    "koma.anilist.url",
                    "");
            settings.forEach(System::setProperty); // where the loader of the configuration looks
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        settings.keySet().forEach(System::clearProperty);
    }
}
