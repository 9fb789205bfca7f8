package dev.koma.media.probe;

import dev.koma.media.MediaException;
import dev.koma.media.stream.Deadline;
import dev.koma.media.stream.FrameSize;
import dev.koma.media.stream.VideoStream;
import java.nio.file.Path;
import java.time.Duration;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of a file of the library. Covers and thumbnails are no video; of several videos the one that is marked
 * as default counts, else the first.
 */
public final class Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Probe() {}

    /**
     * What the file holds.
     *
     * @throws MediaException when the file is not a video that can be opened, or has no real video stream
     */
    public static MediaInfo probe(Path file) throws MediaException {
        try (VideoStream video = VideoStream.open(file, Deadline.in(PATIENCE))) {
            AVCodecParameters parameters = video.stream().codecpar();
            if (parameters.width() <= 0 || parameters.height() <= 0) {
                throw new MediaException("The size of the video is unknown: nothing in it can be decoded");
            }
            FrameSize size = video.uprightSize(parameters.width(), parameters.height(), null);
            return new MediaInfo(
                    video.container(),
                    avcodec.avcodec_get_name(parameters.codec_id()).getString(),
                    size.width(),
                    size.height(),
                    video.durationMicros(),
                    video.framesPerSecond(),
                    audioCodec(video.format()));
        }
    }

    private static @Nullable String audioCodec(AVFormatContext format) {
        for (int i = 0; i < format.nb_streams(); i++) {
            AVCodecParameters parameters = format.streams(i).codecpar();
            if (parameters.codec_type() == avutil.AVMEDIA_TYPE_AUDIO) {
                return avcodec.avcodec_get_name(parameters.codec_id()).getString();
            }
        }
        return null;
    }
}
