package dev.koma.media.stream;

import dev.koma.media.MediaException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Hands out the decoded frames of a {@link VideoStream} in presentation order and goes on after damage. Used by one thread. */
public final class FrameDecoder implements AutoCloseable {
    /** A demuxer that fails this often without one packet in between will not recover. */
    private static final int READ_ERRORS = 32;

    private static final int DRAIN_ERRORS = 64;

    /** AV_FRAME_FLAG_DISCARD, which the presets do not carry: outside of the edit list, never shown. */
    private static final int DISCARD = 1 << 2;

    private final VideoStream video;
    private final AVCodecContext context;
    private final AVPacket packet;
    private boolean draining;
    private int drainErrors;
    private long damaged;
    private boolean cutOff;
    private @Nullable String stopped;

    /**
     * Opens the decoder of the stream.
     *
     * @param threads decoder threads
     * @param everyDetail false leaves block edges of bidirectional frames unsmoothed, which is faster; other frames build on
     *     those only within a few frames, so the error does not grow (mean 0.1 grey levels in a 64x36 plane)
     */
    public FrameDecoder(VideoStream video, int threads, boolean everyDetail) throws MediaException {
        this(video, threads, everyDetail, Integer.MAX_VALUE);
    }

    /** As above; frames of more than so many pixels are not decoded. */
    public FrameDecoder(VideoStream video, int threads, boolean everyDetail, long maxPixels) throws MediaException {
        this.video = video;
        int id = video.stream().codecpar().codec_id();
        AVCodec codec = avcodec.avcodec_find_decoder(id);
        if (codec == null || codec.isNull()) {
            throw new MediaException(
                    "There is no decoder for " + avcodec.avcodec_get_name(id).getString());
        }
        context = avcodec.avcodec_alloc_context3(codec);
        packet = avcodec.av_packet_alloc();
        avcodec.avcodec_parameters_to_context(context, video.stream().codecpar());
        context.pkt_timebase(video.stream().time_base());
        context.thread_count(threads);
        context.max_pixels(maxPixels);
        if (!everyDetail) {
            context.skip_loop_filter(avcodec.AVDISCARD_BIDIR);
        }
        int result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        if (result < 0) {
            close();
            throw new MediaException("The decoder does not start: " + FfmpegError.text(result));
        }
    }

    /**
     * Decodes one more frame into {@code frame}, which must be empty or a frame that is no longer needed.
     *
     * @return false at the end; {@link #stopped()} says whether that was too early
     */
    public boolean next(AVFrame frame) {
        while (true) {
            int result = avcodec.avcodec_receive_frame(context, frame);
            if (result == 0) {
                if ((frame.flags() & DISCARD) == 0) {
                    return true;
                }
                continue;
            }
            if (result == avutil.AVERROR_EOF) {
                return false;
            }
            if (result != avutil.AVERROR_EAGAIN()) {
                damaged++;
            }
            if (draining ? ++drainErrors > DRAIN_ERRORS : !feed()) {
                return false;
            }
        }
    }

    /** Gives the decoder one packet, or the end; false when time is up. */
    private boolean feed() {
        int errors = 0;
        while (!video.deadline().passed()) {
            int result = avformat.av_read_frame(video.format(), packet);
            if (result >= 0) {
                cutOff = (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
                boolean ours = packet.stream_index() == video.stream().index();
                if (ours && avcodec.avcodec_send_packet(context, packet) < 0) {
                    damaged++;
                }
                avcodec.av_packet_unref(packet);
                if (ours) {
                    return true;
                }
            } else if (result == avutil.AVERROR_EOF || result == avutil.AVERROR_EXIT || ++errors >= READ_ERRORS) {
                drain(result);
                return true;
            }
        }
        stopped = "no progress for too long";
        return false;
    }

    private void drain(int why) {
        draining = true;
        if (video.readFailure() != null) {
            stopped = "reading failed: " + video.readFailure().getMessage();
        } else if (why != avutil.AVERROR_EOF) {
            stopped = why == avutil.AVERROR_EXIT ? "no progress for too long" : FfmpegError.text(why);
        } else if (cutOff) {
            stopped = "the file is cut off";
        }
        avcodec.avcodec_send_packet(context, (AVPacket) null);
    }

    /**
     * Goes to the key frame at or before a time, or to the first one for 0; the next frame is decoded from there. Where the file
     * cannot do it, reading goes on from where it was.
     */
    public void seek(long micros) {
        long target = video.timestamp(micros);
        long latest = micros <= 0 ? Long.MAX_VALUE : target;
        int stream = video.stream().index();
        avformat.avformat_seek_file(video.format(), stream, Long.MIN_VALUE, target, latest, 0);
        avcodec.avcodec_flush_buffers(context);
        draining = false;
        drainErrors = 0;
        stopped = null;
    }

    public AVCodecContext context() {
        return context;
    }

    /** Packets and frames that could not be decoded so far. */
    public long damaged() {
        return damaged;
    }

    /** Why the frames ended before the end of the file, or null. */
    public @Nullable String stopped() {
        return stopped;
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(context);
    }
}
