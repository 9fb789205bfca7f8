package dev.koma.media.still;

import dev.koma.media.MediaException;
import dev.koma.media.stream.FfmpegError;
import dev.koma.media.stream.Scaler;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Encodes one scaled picture as a file. */
final class StillEncoder {
    /** Quantizer scale of the JPEG encoder, 2 (best) to 31. */
    private static final int JPEG_QUANTIZER = 4;

    private static final String WEBP_QUALITY = "82";

    private StillEncoder() {}

    static byte[] encode(Scaler scaler, int width, int height, StillFormat format) throws MediaException {
        boolean jpeg = format == StillFormat.JPEG;
        AVCodec codec = avcodec.avcodec_find_encoder_by_name(jpeg ? "mjpeg" : "libwebp");
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        AVFrame frame = avutil.av_frame_alloc();
        AVPacket packet = avcodec.av_packet_alloc();
        AVDictionary options = new AVDictionary(null);
        try {
            context.width(width).height(height);
            context.pix_fmt(jpeg ? avutil.AV_PIX_FMT_YUVJ420P : avutil.AV_PIX_FMT_YUV420P);
            context.color_range(jpeg ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
            try (AVRational base = new AVRational()) {
                context.time_base(base.num(1).den(25));
            }
            if (jpeg) {
                context.flags(context.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
                context.global_quality(JPEG_QUANTIZER * avutil.FF_QP2LAMBDA);
            } else {
                avutil.av_dict_set(options, "quality", WEBP_QUALITY, 0);
            }
            check(avcodec.avcodec_open2(context, codec, options));
            fill(frame, scaler, context, width, height);
            frame.quality(context.global_quality());
            frame.pts(0);
            check(avcodec.avcodec_send_frame(context, frame));
            check(avcodec.avcodec_send_frame(context, (AVFrame) null));
            check(avcodec.avcodec_receive_packet(context, packet));
            byte[] file = new byte[packet.size()];
            packet.data().get(file);
            return file;
        } finally {
            avutil.av_dict_free(options);
            avcodec.av_packet_free(packet);
            avutil.av_frame_free(frame);
            avcodec.avcodec_free_context(context);
        }
    }

    private static void fill(AVFrame frame, Scaler scaler, AVCodecContext context, int width, int height)
            throws MediaException {
        frame.width(width);
        frame.height(height);
        frame.format(context.pix_fmt());
        frame.color_range(context.color_range());
        check(avutil.av_frame_get_buffer(frame, 0));
        byte[] plane = new byte[width * height];
        for (int i = 0; i < 3; i++) {
            int columns = i == 0 ? width : width / 2;
            int rows = i == 0 ? height : height / 2;
            scaler.copy(i, plane);
            for (int y = 0; y < rows; y++) {
                frame.data(i).position((long) y * frame.linesize(i)).put(plane, y * columns, columns);
            }
        }
    }

    private static void check(int result) throws MediaException {
        if (result < 0) {
            throw new MediaException("The still cannot be encoded: " + FfmpegError.text(result));
        }
    }
}
