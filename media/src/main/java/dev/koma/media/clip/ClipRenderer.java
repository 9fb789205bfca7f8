package dev.koma.media.clip;

import dev.koma.media.MediaException;
import dev.koma.media.Natives;
import dev.koma.media.probe.Probe;
import dev.koma.media.stream.Deadline;
import dev.koma.media.stream.FrameSize;
import dev.koma.media.stream.VideoStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Renders preview clips: MP4, H.264 yuv420p and AAC, playable while loading, without the source's metadata. The work is done by
 * a child process, so that a crash or a hang of a decoder or of the encoder costs one clip; it may take 10 s.
 */
public final class ClipRenderer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Duration patience;
    private final Program program;

    /** Makes the call of the program that renders. */
    @FunctionalInterface
    interface Program {
        ProcessBuilder with(List<String> arguments) throws MediaException;
    }

    public ClipRenderer() {
        this(PATIENCE, Natives::ffmpeg);
    }

    ClipRenderer(Duration patience, Program program) {
        this.patience = patience;
        this.program = program;
    }

    /**
     * Renders one clip; no frame from outside of its bounds is in it.
     *
     * @param target where the finished clip is written; nothing is left there when it fails
     * @throws MediaException when the source cannot be read or takes too long
     */
    public void render(Path source, ClipSpec spec, Path target) throws MediaException, InterruptedException {
        Path unfinished = target.resolveSibling(".clip-" + UUID.randomUUID() + ".part");
        try {
            ClipProcess.run(program.with(arguments(source, spec, unfinished)), patience);
            Probe.probe(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (MediaException e) {
            throw e;
        } catch (IOException e) {
            throw new MediaException("The clip cannot be written", e);
        } finally {
            delete(unfinished);
        }
    }

    private static List<String> arguments(Path source, ClipSpec spec, Path unfinished) throws MediaException {
        try (VideoStream video = VideoStream.open(source, Deadline.in(PATIENCE))) {
            var parameters = video.stream().codecpar();
            FrameSize size = video.uprightSize(parameters.width(), parameters.height(), null);
            return ClipArguments.of(source, video.stream().index(), spec, size.evenHeightAt(spec.width()), unfinished);
        }
    }

    private static void delete(Path file) throws MediaException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new MediaException("An unfinished clip cannot be deleted", e);
        }
    }
}
