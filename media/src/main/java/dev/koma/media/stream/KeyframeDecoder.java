package dev.koma.media.stream;

import dev.koma.media.MediaException;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the key frames of a {@link VideoStream} without decoding, and where the container has an index without reading, what
 * lies between them. Each is decoded by itself, so that nothing before it shows in it and its time is its packet's own. Used by
 * one thread.
 */
public final class KeyframeDecoder implements AutoCloseable {
    /** AV_FRAME_FLAG_CORRUPT, which the presets do not carry. */
    private static final int CORRUPT = 1;

    /** AV_FRAME_FLAG_INTERLACED, likewise. */
    private static final int INTERLACED = 1 << 3;

    private final VideoStream video;
    private final AVCodecContext context;
    private final PacketReader packets;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame surplus = avutil.av_frame_alloc();
    private final KeyframeBudget budget = new KeyframeBudget();
    private final IndexJumps jumps;
    private long timestamp = avutil.AV_NOPTS_VALUE;
    private long timeless;
    private long seen;
    private long damaged;

    /** @param threads of the decoder, which help where a picture has several slices */
    public KeyframeDecoder(VideoStream video, int threads) throws MediaException {
        this.video = video;
        this.context = Codecs.open(video, threads, KeyframeDecoder::configure);
        this.packets = new PacketReader(video);
        this.jumps = new IndexJumps(video);
    }

    private static void configure(AVCodecContext context) {
        context.thread_type(AVCodecContext.FF_THREAD_SLICE);
        // A key frame within an open group of pictures is whole, though the decoder cannot know what comes after it.
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_OUTPUT_CORRUPT);
    }

    /**
     * Decodes one more key frame into {@code frame}, which must be empty or a frame that is no longer needed.
     *
     * @return false at the end; {@link #stopped()} says whether that was too early
     */
    public boolean next(AVFrame frame) {
        while (packets.next(packet) == PacketReader.Result.PACKET) {
            long at = presented(packet);
            timeless += at == avutil.AV_NOPTS_VALUE ? 1 : 0;
            seen = at == avutil.AV_NOPTS_VALUE
                    ? seen
                    : Math.max(seen, video.micros(at) + video.span(packet.duration()));
            boolean wanted = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0
                    && jumps.arrived(packet)
                    && budget.admits(video.micros(at));
            boolean decoded = wanted && decode(frame);
            if (wanted) {
                damaged += decoded ? 0 : 1;
                timestamp = at;
            }
            if (decoded) {
                jumps.leave(packet, budget.nextMicros());
            }
            avcodec.av_packet_unref(packet);
            if (decoded) {
                return true;
            }
        }
        return false;
    }

    private static long presented(AVPacket packet) {
        return packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    }

    private boolean decode(AVFrame frame) {
        boolean decoded = avcodec.avcodec_send_packet(context, packet) >= 0
                && avcodec.avcodec_send_packet(context, (AVPacket) null) >= 0
                && avcodec.avcodec_receive_frame(context, frame) == 0;
        while (decoded && avcodec.avcodec_receive_frame(context, surplus) == 0) {
            avutil.av_frame_unref(surplus);
        }
        avcodec.avcodec_flush_buffers(context);
        return decoded && isWhole(frame);
    }

    /**
     * Not so where a stream refreshes its pictures bit by bit, which also begins with what is called a key frame. Of interlaced
     * key frames the second field may be predicted from the first.
     */
    private static boolean isWhole(AVFrame frame) {
        return frame.pict_type() == avutil.AV_PICTURE_TYPE_I
                || (frame.flags() & CORRUPT) == 0
                        && (frame.pict_type() != avutil.AV_PICTURE_TYPE_P || (frame.flags() & INTERLACED) != 0);
    }

    /** Time of the last key frame as the file says, on the player's clock, or {@link Long#MIN_VALUE} when it does not. */
    public long micros() {
        return video.micros(timestamp);
    }

    /** Packets without a time so far, of all kinds of frames. */
    public long timeless() {
        return timeless;
    }

    /** End of the latest packet met so far, on the player's clock. */
    public long seenMicros() {
        return seen;
    }

    /** Key frames that could not be decoded so far. */
    public long damaged() {
        return damaged;
    }

    /** Why the key frames ended before the end of the file, or null. */
    public @Nullable String stopped() {
        return packets.stopped();
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(surplus);
        avcodec.avcodec_free_context(context);
    }
}
