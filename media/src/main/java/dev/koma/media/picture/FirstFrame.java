package dev.koma.media.picture;

import dev.koma.media.MediaException;
import dev.koma.media.stream.ByteSource;
import dev.koma.media.stream.Deadline;
import dev.koma.media.stream.FrameDecoder;
import dev.koma.media.stream.FrameSize;
import dev.koma.media.stream.Orientation;
import dev.koma.media.stream.PixelTarget;
import dev.koma.media.stream.Scaler;
import dev.koma.media.stream.VideoStream;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Decodes the first frame of a file in memory. Runs inside of the child process. */
final class FirstFrame {
    /** Pictures and films, each self-contained: no playlist, no text, no format that names other files. */
    private static final String FORMATS = "png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,tiff_pipe,gif,apng,"
            + "mov,matroska,avi,mpegts,flv,asf,ogg,mpeg,mpegvideo,m4v";

    private final PictureLimits limits;

    FirstFrame(PictureLimits limits) {
        this.limits = limits;
    }

    DecodedPicture decode(byte[] file) throws MediaException {
        String refusal = FileKind.refusal(file);
        if (refusal != null) {
            throw new PictureRejectedException(refusal);
        }
        FrameSize claimed = PictureHeader.size(file);
        checkSize(claimed.width(), claimed.height());
        try (VideoStream video = open(file)) {
            AVCodecParameters parameters = video.stream().codecpar();
            checkSize(parameters.width(), parameters.height());
            refuseGrid(video);
            try (FrameDecoder decoder = new FrameDecoder(video, 1, true, limits.pixels())) {
                return decode(video, decoder);
            }
        }
    }

    private VideoStream open(byte[] file) throws MediaException {
        try {
            return VideoStream.openPicture(ByteSource.of(file), FORMATS, Deadline.in(limits.time()));
        } catch (MediaException e) {
            boolean opened = VideoStream.NO_VIDEO.equals(e.getMessage());
            throw new PictureRejectedException(opened ? "no picture in this file" : null);
        }
    }

    /** What the header claims, before anything is allocated for it. */
    private void checkSize(long width, long height) throws PictureRejectedException {
        if (width * height > limits.pixels() || Math.max(width, height) > limits.inputSide()) {
            throw new PictureRejectedException(limits.tooManyPixels());
        }
    }

    /** A HEIF picture that is made of tiles is refused: its first stream would be one tile. */
    private static void refuseGrid(VideoStream video) throws PictureRejectedException {
        if (video.format().nb_stream_groups() > 0 && video.container().startsWith("mov")) {
            throw new PictureRejectedException("pictures made of tiles are not supported");
        }
    }

    private DecodedPicture decode(VideoStream video, FrameDecoder decoder) throws MediaException {
        AVFrame frame = avutil.av_frame_alloc();
        try {
            if (!decoder.next(frame)) {
                throw new PictureRejectedException(decoder.stopped() == null ? null : "takes too long to decode");
            }
            Orientation orientation = video.orientation(frame);
            checkSize(frame.width(), frame.height());
            FrameSize source = video.uprightSize(frame.width(), frame.height(), frame);
            FrameSize size = source.within(limits.outputSide());
            byte[] rgba = new byte[size.width() * size.height() * 4];
            try (Scaler scaler = new Scaler(size.width(), size.height(), PixelTarget.RGBA, orientation)) {
                if (!scaler.scale(frame)) {
                    throw new PictureRejectedException(null);
                }
                scaler.copy(0, rgba);
            }
            String format = avcodec.avcodec_get_name(video.stream().codecpar().codec_id())
                    .getString();
            return new DecodedPicture(
                    size.width(), size.height(), onBlack(rgba), format, source.width(), source.height());
        } finally {
            avutil.av_frame_free(frame);
        }
    }

    /** Drops the opacity after darkening by it. */
    private static byte[] onBlack(byte[] rgba) {
        byte[] rgb = new byte[rgba.length / 4 * 3];
        for (int from = 0, to = 0; from < rgba.length; from += 4) {
            int opacity = rgba[from + 3] & 0xff;
            for (int i = 0; i < 3; i++) {
                int value = rgba[from + i] & 0xff;
                rgb[to++] = (byte) (opacity == 255 ? value : (value * opacity + 127) / 255);
            }
        }
        return rgb;
    }
}
