package dev.koma.media.stream;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Goes straight to the next key frame where the container's index knows it and much would have to be read to get there. An index
 * that leads back is not believed again.
 */
final class IndexJumps {
    /** Reading on is as good as this far. */
    private static final long NEAR = 512 * 1024;

    private final VideoStream video;
    private boolean trusted = true;
    /** Matroska's index is only read when something is looked for. */
    private boolean loaded;

    private boolean mayRepeat;
    private long leftAt = Long.MIN_VALUE;

    IndexJumps(VideoStream video) {
        this.video = video;
        this.loaded = !video.container().startsWith("matroska");
    }

    /** Whether a key frame's packet lies after the last one. */
    boolean arrived(AVPacket packet) {
        if (leftAt != Long.MIN_VALUE && latest(packet) <= leftAt) {
            trusted &= mayRepeat;
            return false;
        }
        leftAt = Long.MIN_VALUE;
        mayRepeat = false;
        return true;
    }

    /**
     * Goes on to the next key frame if that is far.
     *
     * @param packet of the last key frame
     * @param notBefore time on the player's clock before which none is wanted
     */
    void leave(AVPacket packet, long notBefore) {
        long at = latest(packet);
        if (!trusted || at == avutil.AV_NOPTS_VALUE) {
            return;
        }
        if (!loaded) {
            loaded = true;
            mayRepeat = true;
            seek(at, at);
        }
        AVIndexEntry next = avformat.avformat_index_get_entry_from_timestamp(
                video.stream(), Math.max(at + 1, video.timestamp(notBefore)), 0);
        if (next == null
                || next.isNull()
                || next.pos() - avformat.avio_tell(video.format().pb()) < NEAR) {
            return;
        }
        // Some indexes hold times of presentation, others of decoding, and all are searched for the former.
        long delay = packet.dts() == avutil.AV_NOPTS_VALUE ? 0 : at - packet.dts();
        mayRepeat = false;
        seek(at, next.timestamp() + delay);
    }

    private void seek(long from, long to) {
        leftAt = from;
        trusted =
                avformat.av_seek_frame(video.format(), video.stream().index(), to, avformat.AVSEEK_FLAG_BACKWARD) >= 0;
    }

    private static long latest(AVPacket packet) {
        return Math.max(packet.pts(), packet.dts()); // an absent one is the smallest number
    }
}
