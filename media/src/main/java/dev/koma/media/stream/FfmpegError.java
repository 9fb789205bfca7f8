package dev.koma.media.stream;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bytedeco.ffmpeg.global.avutil;

/** FFmpeg's error numbers. */
public final class FfmpegError {
    private FfmpegError() {}

    /** What the number means, in lower case, such as {@code invalid data found when processing input}. */
    public static String text(int error) {
        byte[] text = new byte[128];
        avutil.av_strerror(error, text, text.length);
        int length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }
}
