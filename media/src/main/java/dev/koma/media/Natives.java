package dev.koma.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/** FFmpeg's libraries and executables, which the jars of this platform carry. */
public final class Natives {
    private static final String MEMORY_GUARD = "org.bytedeco.javacpp.maxPhysicalBytes";

    private Natives() {}

    /**
     * Loads the libraries; call it at the start, so that a wrong installation fails there.
     *
     * @throws MediaException with what to do, when they are missing or made for another processor
     */
    public static void check() throws MediaException {
        if (Loaded.FAILURE != null) {
            throw new MediaException(missing(), Loaded.FAILURE);
        }
    }

    /** Loads once. */
    private static final class Loaded {
        static final @Nullable Throwable FAILURE = load();

        private static @Nullable Throwable load() {
            // JavaCPP would refuse to allocate once the process is larger than a multiple of the heap; the pages of a
            // memory-mapped index count there, so that guard would stop a healthy server. Contexts are freed by hand
            // here.
            if (System.getProperty(MEMORY_GUARD) == null) {
                System.setProperty(MEMORY_GUARD, "0");
            }
            try {
                Loader.load(avutil.class);
                Loader.load(swscale.class);
                Loader.load(avcodec.class);
                Loader.load(avformat.class);
                avutil.av_log_set_level(avutil.AV_LOG_QUIET);
                return null;
            } catch (LinkageError | RuntimeException e) {
                return e;
            }
        }
    }

    /** A call of the {@code ffmpeg} program, unpacked from the jar. */
    public static ProcessBuilder ffmpeg(List<String> arguments) throws MediaException {
        return call(program(ffmpeg.class), arguments);
    }

    /** A call of the {@code ffprobe} program, unpacked from the jar. */
    public static ProcessBuilder ffprobe(List<String> arguments) throws MediaException {
        return call(program(ffprobe.class), arguments);
    }

    private static ProcessBuilder call(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        // Its libraries lie beside it, but some of them do not know that of each other.
        builder.environment().put("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
        return builder;
    }

    private static Path program(Class<?> type) throws MediaException {
        check();
        String path;
        try {
            path = Loader.load(type);
        } catch (LinkageError | RuntimeException e) {
            throw new MediaException(missing(), e);
        }
        if (path == null) {
            throw new MediaException(missing());
        }
        return Path.of(path);
    }

    private static String missing() {
        return ("The FFmpeg libraries for this machine (%1$s, Java on %2$s) cannot be loaded: build for it with"
                        + " -Djavacpp.platform=%1$s, or put javacpp-<version>-%1$s.jar and ffmpeg-<version>-%1$s.jar on the"
                        + " class path; the folder ~/.javacpp must be writable and may hold programs")
                .formatted(Loader.Detector.getPlatform(), System.getProperty("os.arch"));
    }
}
