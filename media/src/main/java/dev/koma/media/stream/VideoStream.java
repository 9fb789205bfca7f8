package dev.koma.media.stream;

import dev.koma.media.MediaException;
import dev.koma.media.Natives;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * An opened file and its one real video stream. Used by one thread.
 *
 * <p>Times are on the player's clock: 0 is the container's {@code start_time}, as {@code ffmpeg -ss} counts.
 */
public final class VideoStream implements AutoCloseable {
    /** Containers of a library. Playlists, which name other files, are not among them. */
    public static final String LIBRARY_FORMATS = "mov,matroska,avi,mpegts,flv,asf,ogg,mpeg,mpegvideo,m4v";

    /** Message when a file was opened but shows nothing. */
    public static final String NO_VIDEO = "The file has no video stream";

    /** A 48-megapixel picture of a phone is made of 192 tiles, each a stream, and has some more beside it. */
    private static final int MAX_STREAMS = 256;

    private static final int NOT_A_FILM = avformat.AV_DISPOSITION_ATTACHED_PIC
            | avformat.AV_DISPOSITION_TIMED_THUMBNAILS
            | avformat.AV_DISPOSITION_STILL_IMAGE;

    private final ByteSource source;
    private final AvioBridge bridge;
    private final AVFormatContext format;
    private final Deadline deadline;
    private @Nullable AVStream stream;
    private int timeBaseNum;
    private int timeBaseDen = 1;

    private VideoStream(ByteSource source, Deadline deadline) {
        this.source = source;
        this.deadline = deadline;
        this.bridge = new AvioBridge(source, deadline);
        this.format = avformat.avformat_alloc_context();
    }

    /** Opens a file of the library. */
    public static VideoStream open(Path file, Deadline deadline) throws MediaException {
        Natives.check();
        VideoStream opened = open(ByteSource.of(file), LIBRARY_FORMATS, deadline);
        try {
            opened.choose(NOT_A_FILM);
            return opened;
        } catch (MediaException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Opens any bytes; the stream may also be a cover or a still. {@link Natives#check()} must have been called.
     *
     * @param formats FFmpeg's names of the formats that are allowed, with commas between
     */
    public static VideoStream openPicture(ByteSource source, String formats, Deadline deadline) throws MediaException {
        VideoStream opened = open(source, formats, deadline);
        try {
            opened.choose(avformat.AV_DISPOSITION_TIMED_THUMBNAILS);
            return opened;
        } catch (MediaException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static VideoStream open(ByteSource source, String formats, Deadline deadline) throws MediaException {
        VideoStream opened = new VideoStream(source, deadline);
        try {
            opened.openInput(formats);
            return opened;
        } catch (MediaException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void openInput(String formats) throws MediaException {
        format.pb(bridge.context());
        format.max_streams(MAX_STREAMS);
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "format_whitelist", formats, 0);
        // Nothing may be opened by name: not the file itself, and nothing that it refers to.
        avutil.av_dict_set(options, "protocol_whitelist", "none", 0);
        int result = avformat.avformat_open_input(format, (String) null, null, options);
        avutil.av_dict_free(options);
        if (result < 0) {
            format.setNull(); // FFmpeg has freed it
            throw failed("The file cannot be opened as a video", result);
        }
        if (container().endsWith("_pipe")) {
            return; // a single picture: its format says which decoder it needs, and looking further would decode it
            // twice
        }
        result = avformat.avformat_find_stream_info(format, (AVDictionary) null);
        if (result < 0) {
            throw failed("The streams of the file cannot be read", result);
        }
    }

    private void choose(int unwanted) throws MediaException {
        AVStream best = null;
        for (int i = 0; i < format.nb_streams(); i++) {
            AVStream candidate = format.streams(i);
            if (isPicture(candidate, unwanted) && (best == null || (!isDefault(best) && isDefault(candidate)))) {
                best = candidate;
            }
        }
        if (best == null) {
            throw new MediaException(NO_VIDEO);
        }
        for (int i = 0; i < format.nb_streams(); i++) {
            format.streams(i).discard(i == best.index() ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
        }
        stream = best;
        timeBaseNum = best.time_base().num();
        timeBaseDen = Math.max(1, best.time_base().den());
    }

    private static boolean isPicture(AVStream candidate, int unwanted) {
        return candidate.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO
                && (candidate.disposition() & unwanted) == 0;
    }

    private static boolean isDefault(AVStream candidate) {
        return (candidate.disposition() & avformat.AV_DISPOSITION_DEFAULT) != 0;
    }

    private MediaException failed(String what, int error) {
        if (bridge.failure() != null) {
            return new MediaException(what + ": reading failed", bridge.failure());
        }
        return new MediaException(what + ": " + (deadline.passed() ? "it takes too long" : FfmpegError.text(error)));
    }

    /** FFmpeg's name of the container. */
    public String container() {
        return format.iformat().name().getString();
    }

    public AVFormatContext format() {
        return format;
    }

    public AVStream stream() {
        if (stream == null) {
            throw new IllegalStateException("not opened");
        }
        return stream;
    }

    public Deadline deadline() {
        return deadline;
    }

    /** Why reading the bytes failed, if it did. */
    @Nullable IOException readFailure() {
        return bridge.failure();
    }

    /** Length as the container claims, in microseconds, or 0. */
    public long durationMicros() {
        long duration = format.duration();
        return duration == avutil.AV_NOPTS_VALUE || duration < 0 ? 0 : duration;
    }

    /** Where the video stream ends as the file claims, on the player's clock in microseconds, or 0 when it does not say. */
    public long claimedEndMicros() {
        if (format.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_BITRATE) {
            return 0;
        }
        long duration = stream().duration();
        if (duration == avutil.AV_NOPTS_VALUE || duration <= 0) {
            long tagged = StreamTags.durationMicros(stream());
            return tagged > 0 ? tagged : durationMicros();
        }
        long start = stream().start_time();
        return start == avutil.AV_NOPTS_VALUE ? span(duration) : micros(start) + span(duration);
    }

    /** Average frame rate, 0 when unknown. */
    public double framesPerSecond() {
        AVRational rate = stream().avg_frame_rate();
        if (rate.num() <= 0 || rate.den() <= 0) {
            rate = stream().r_frame_rate();
        }
        return rate.num() <= 0 || rate.den() <= 0 ? 0 : (double) rate.num() / rate.den();
    }

    /** Presentation time of a time stamp of this stream, or {@link Long#MIN_VALUE} when it has none. */
    public long micros(long timestamp) {
        if (timestamp == avutil.AV_NOPTS_VALUE) {
            return Long.MIN_VALUE;
        }
        return span(timestamp) - startMicros();
    }

    /** A length of time, from the stream's units to microseconds. */
    public long span(long units) {
        return avutil.av_rescale(units, timeBaseNum * 1_000_000L, timeBaseDen);
    }

    private long startMicros() {
        long start = format.start_time();
        return start == avutil.AV_NOPTS_VALUE ? 0 : start;
    }

    /** The time stamp of this stream at a time on the player's clock. */
    public long timestamp(long micros) {
        return avutil.av_rescale(micros + startMicros(), timeBaseDen, timeBaseNum * 1_000_000L);
    }

    /** How the whole stream is to be turned. */
    public Orientation orientation() {
        AVCodecParameters parameters = stream().codecpar();
        return orientation(parameters.coded_side_data(), parameters.nb_coded_side_data());
    }

    /** What the display matrix among some side data says; upright without one. */
    public static Orientation orientation(AVPacketSideData sideData, int count) {
        AVPacketSideData data = avcodec.av_packet_side_data_get(sideData, count, avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        return data == null || data.isNull()
                ? Orientation.UPRIGHT
                : Orientation.ofDisplayMatrix(data.data(), data.size());
    }

    /** How one frame is to be turned: its own word (EXIF) before the stream's. */
    public Orientation orientation(AVFrame frame) {
        var data = avutil.av_frame_get_side_data(frame, avutil.AV_FRAME_DATA_DISPLAYMATRIX);
        return data == null || data.isNull() ? orientation() : Orientation.ofDisplayMatrix(data.data(), data.size());
    }

    /** Size of the upright picture with square pixels: the larger of both sides keeps what it has, the other is stretched. */
    public FrameSize uprightSize(int codedWidth, int codedHeight, @Nullable AVFrame frame) {
        AVRational aspect = avformat.av_guess_sample_aspect_ratio(format, stream(), frame);
        FrameSize square = FrameSize.withSquarePixels(codedWidth, codedHeight, aspect.num(), aspect.den());
        return (frame == null ? orientation() : orientation(frame)).transpose() ? square.transposed() : square;
    }

    @Override
    public void close() {
        if (!format.isNull()) {
            avformat.avformat_close_input(format);
            format.setNull();
        }
        bridge.close();
        try {
            source.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
