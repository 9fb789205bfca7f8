package dev.koma.media.stream;

import dev.koma.media.MediaException;
import java.util.BitSet;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** Decodes the one frame that each of several streams of a still picture has. Used by one thread. */
public final class TileReader {
    private final VideoStream video;
    private final long maxPixels;

    /** Gets the tiles in the order in which they are stored. */
    @FunctionalInterface
    public interface Visitor {
        /** The frame is only lent. */
        void tile(int stream, AVFrame frame) throws MediaException;
    }

    /** @param maxPixels of one tile */
    public TileReader(VideoStream video, long maxPixels) {
        this.video = video;
        this.maxPixels = maxPixels;
    }

    /**
     * Reads until each stream has had its frame.
     *
     * @throws MediaException when one has none that can be decoded, or time is up
     */
    public void read(BitSet streams, Visitor visitor) throws MediaException {
        BitSet missing = (BitSet) streams.clone();
        for (int i = 0; i < video.format().nb_streams(); i++) {
            video.format().streams(i).discard(streams.get(i) ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
        }
        AVPacket packet = avcodec.av_packet_alloc();
        AVFrame frame = avutil.av_frame_alloc();
        try {
            while (!missing.isEmpty()) {
                if (video.deadline().passed() || avformat.av_read_frame(video.format(), packet) < 0) {
                    throw new MediaException("A tile of the picture is missing");
                }
                int stream = packet.stream_index();
                if (missing.get(stream)) {
                    decode(stream, packet, frame);
                    visitor.tile(stream, frame);
                    missing.clear(stream);
                }
                avcodec.av_packet_unref(packet);
            }
        } finally {
            avutil.av_frame_free(frame);
            avcodec.av_packet_free(packet);
        }
    }

    private void decode(int stream, AVPacket packet, AVFrame frame) throws MediaException {
        AVCodecContext context =
                Codecs.open(video.format().streams(stream), 1, opening -> opening.max_pixels(maxPixels));
        try {
            if (avcodec.avcodec_send_packet(context, packet) < 0
                    || avcodec.avcodec_send_packet(context, (AVPacket) null) < 0
                    || avcodec.avcodec_receive_frame(context, frame) < 0) {
                throw new MediaException("A tile of the picture cannot be decoded");
            }
        } finally {
            avcodec.avcodec_free_context(context);
        }
    }
}
