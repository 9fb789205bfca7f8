package dev.koma.media.stream;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Hands out the packets of a video stream and goes on after damage, but not for ever. */
final class PacketReader {
    /** A demuxer that fails this often without one packet in between will not recover. */
    private static final int READ_ERRORS = 32;

    private static final String TOO_LONG = "no progress for too long";

    private final VideoStream video;
    private final int stream;
    private boolean cutOff;
    private @Nullable String stopped;

    /** How an attempt to read ended. */
    enum Result {
        PACKET,
        /** Of the file, or of what can be read of it. */
        END,
        /** In the middle of the file. */
        TIME_UP
    }

    PacketReader(VideoStream video) {
        this.video = video;
        this.stream = video.stream().index();
    }

    /** Reads into an empty packet, which is empty again when the answer is not {@link Result#PACKET}. */
    Result next(AVPacket packet) {
        int errors = 0;
        while (!video.deadline().passed()) {
            int result = avformat.av_read_frame(video.format(), packet);
            if (result >= 0) {
                cutOff = (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
                if (packet.stream_index() == stream) {
                    return Result.PACKET;
                }
                avcodec.av_packet_unref(packet);
            } else if (result == avutil.AVERROR_EOF || result == avutil.AVERROR_EXIT || ++errors >= READ_ERRORS) {
                stopped = reason(result);
                return Result.END;
            }
        }
        stopped = TOO_LONG;
        return Result.TIME_UP;
    }

    private @Nullable String reason(int result) {
        if (video.readFailure() != null) {
            return "reading failed: " + video.readFailure().getMessage();
        }
        if (result == avutil.AVERROR_EOF) {
            return cutOff ? "the file is cut off" : null;
        }
        return result == avutil.AVERROR_EXIT ? TOO_LONG : FfmpegError.text(result);
    }

    /** After the demuxer was sent elsewhere. */
    void restarted() {
        stopped = null;
    }

    /** Why the packets ended before the end of the file, or null. */
    @Nullable String stopped() {
        return stopped;
    }
}
