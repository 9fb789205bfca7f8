package dev.koma.media.clip;

import dev.koma.media.stream.VideoStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that renders a clip. */
final class ClipArguments {
    /** Bounds are cut this much early, so that rounded time stamps fall on the right side of them. */
    private static final long ROUNDING = 500;

    /** Decoding begins this much earlier: right after a key frame, frames that need the one before it are lost. */
    private static final long RUN_UP = 1_000_000;

    /** About what 640x360 needs for a good picture from this encoder: 1200 kbit/s. */
    private static final int BITS_PER_PIXEL = 5;

    private static final int LEAST_BIT_RATE = 150_000;

    private ClipArguments() {}

    static List<String> of(Path source, int videoStream, ClipSpec spec, int height, Path target) {
        long start = Math.max(0, spec.startMicros() - ROUNDING);
        long seek = Math.max(0, start - RUN_UP);
        String shift = seconds(start - seek);
        String trim = "trim=start=" + shift + ":end=" + seconds(spec.endMicros() - ROUNDING - seek);
        String clock = "setpts=PTS-" + shift + "/TB";
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error", "-nostdin", "-y"));
        arguments.addAll(List.of("-protocol_whitelist", "file", "-format_whitelist", VideoStream.LIBRARY_FORMATS));
        arguments.addAll(List.of("-threads", "2", "-ss", seconds(seek)));
        // With the protocol before it a name can neither be an option nor another protocol.
        arguments.addAll(List.of("-i", "file:" + source.toAbsolutePath(), "-map", "0:" + videoStream));
        arguments.addAll(
                spec.mute()
                        ? List.of("-an")
                        : List.of(
                                "-map",
                                "0:a:0?",
                                "-af",
                                "a" + trim + ",a" + clock,
                                "-c:a",
                                "aac",
                                "-ac",
                                "2",
                                "-ar",
                                "48000",
                                "-b:a",
                                "96k"));
        arguments.addAll(List.of("-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"));
        arguments.addAll(List.of(
                "-vf",
                trim + "," + clock + ",scale=" + spec.width() + ":" + height
                        + ":flags=area:out_range=tv,setsar=1,format=yuv420p",
                "-fps_mode",
                "passthrough",
                "-enc_time_base:v",
                "1:90000"));
        arguments.addAll(List.of(
                "-c:v", "libopenh264", "-profile:v", "high", "-coder", "cabac", "-rc_mode", "quality", "-g", "60"));
        int bitRate = Math.max(LEAST_BIT_RATE, spec.width() * height * BITS_PER_PIXEL);
        arguments.addAll(List.of("-b:v", Integer.toString(bitRate)));
        // Bit-exact writing leaves out the names and versions of the programs.
        arguments.addAll(List.of("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"));
        arguments.addAll(List.of("-movflags", "+faststart", "-f", "mp4", "file:" + target.toAbsolutePath()));
        return arguments;
    }

    private static String seconds(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }
}
