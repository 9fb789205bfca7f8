package dev.koma.media.stream;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avutil;

/** What muxers write about a stream in words. */
final class StreamTags {
    /** As Matroska muxers write it: hours, minutes, seconds, and up to nine digits of a second. */
    private static final Pattern DURATION = Pattern.compile("(\\d{1,4}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,9}))?");

    private StreamTags() {}

    /**
     * The end of the stream as its {@code DURATION} tag says, 0 when there is none. Matroska keeps one duration for all streams,
     * and the sound or the subtitles may go on after the picture.
     */
    static long durationMicros(AVStream stream) {
        if (stream.metadata() == null) {
            return 0;
        }
        AVDictionaryEntry entry = avutil.av_dict_get(stream.metadata(), "DURATION", null, 0);
        return entry == null ? 0 : micros(entry.value().getString(StandardCharsets.UTF_8));
    }

    static long micros(String text) {
        Matcher duration = DURATION.matcher(text.strip());
        if (!duration.matches()) {
            return 0;
        }
        long seconds = Long.parseLong(duration.group(1)) * 3600
                + Long.parseLong(duration.group(2)) * 60
                + Long.parseLong(duration.group(3));
        String fraction = duration.group(4) == null ? "" : duration.group(4);
        return seconds * 1_000_000 + Long.parseLong((fraction + "000000").substring(0, 6));
    }
}
