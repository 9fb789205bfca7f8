package dev.koma.media.stream;

import dev.koma.media.MediaException;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;

/** Opens the decoders of streams. */
final class Codecs {
    private Codecs() {}

    /** @param settings made before the decoder is opened */
    static AVCodecContext open(VideoStream video, int threads, Consumer<AVCodecContext> settings)
            throws MediaException {
        return open(video.stream(), threads, settings);
    }

    static AVCodecContext open(AVStream stream, int threads, Consumer<AVCodecContext> settings) throws MediaException {
        int id = stream.codecpar().codec_id();
        AVCodec codec = avcodec.avcodec_find_decoder(id);
        if (codec == null || codec.isNull()) {
            throw new MediaException(
                    "There is no decoder for " + avcodec.avcodec_get_name(id).getString());
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        avcodec.avcodec_parameters_to_context(context, stream.codecpar());
        context.pkt_timebase(stream.time_base());
        context.thread_count(threads);
        settings.accept(context);
        int result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        if (result < 0) {
            avcodec.avcodec_free_context(context);
            throw new MediaException("The decoder does not start: " + FfmpegError.text(result));
        }
        return context;
    }
}
