package dev.koma.media.stream;

import dev.koma.media.MediaException;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Hands out the decoded frames of a {@link VideoStream} in presentation order and goes on after damage. Used by one thread. */
public final class FrameDecoder implements AutoCloseable {
    private static final int DRAIN_ERRORS = 64;

    /** AV_FRAME_FLAG_DISCARD, which the presets do not carry: outside of the edit list, never shown. */
    private static final int DISCARD = 1 << 2;

    /** Containers that look for times of decoding, of any frame: one that is sent to the beginning misses the first key frame. */
    private static final Set<String> BY_BYTES = Set.of("mpegts", "mpeg");

    private final VideoStream video;
    private final AVCodecContext context;
    private final PacketReader packets;
    private final AVPacket packet;
    private boolean draining;
    private int drainErrors;
    private long damaged;

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
        this.context = Codecs.open(video, threads, opening -> {
            opening.max_pixels(maxPixels);
            if (!everyDetail) {
                opening.skip_loop_filter(avcodec.AVDISCARD_BIDIR);
            }
        });
        this.packet = avcodec.av_packet_alloc();
        this.packets = new PacketReader(video);
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
        switch (packets.next(packet)) {
            case PACKET -> {
                if (avcodec.avcodec_send_packet(context, packet) < 0) {
                    damaged++;
                }
                avcodec.av_packet_unref(packet);
                return true;
            }
            case END -> {
                draining = true;
                avcodec.avcodec_send_packet(context, (AVPacket) null);
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /**
     * Goes to the key frame at or before a time, or to the first one for 0; the next frame is decoded from there. Where the file
     * cannot do it, reading goes on from where it was.
     */
    public void seek(long micros) {
        long target = video.timestamp(micros);
        long latest = micros <= 0 ? Long.MAX_VALUE : target;
        int stream = video.stream().index();
        if (micros <= 0 && BY_BYTES.contains(video.container())) {
            avformat.av_seek_frame(video.format(), -1, 0, avformat.AVSEEK_FLAG_BYTE);
        } else {
            avformat.avformat_seek_file(video.format(), stream, Long.MIN_VALUE, target, latest, 0);
        }
        avcodec.avcodec_flush_buffers(context);
        draining = false;
        drainErrors = 0;
        packets.restarted();
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
        return packets.stopped();
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(context);
    }
}
