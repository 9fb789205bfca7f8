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

    DecodedPicture decode(byte[] sent) throws MediaException {
        String refusal = FileKind.refusal(sent);
        if (refusal != null) {
            throw new PictureRejectedException(refusal);
        }
        byte[] file = AnimatedWebp.is(sent) ? AnimatedWebp.firstFrame(sent) : sent;
        FrameSize claimed = PictureHeader.size(file);
        checkSize(claimed.width(), claimed.height());
        try (VideoStream video = open(file)) {
            AVCodecParameters parameters = video.stream().codecpar();
            checkSize(parameters.width(), parameters.height());
            TileGrid grid = TileGrid.of(video);
            return grid == null ? decode(video) : decode(video, grid);
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

    private DecodedPicture decode(VideoStream video) throws MediaException {
        AVFrame frame = avutil.av_frame_alloc();
        try (FrameDecoder decoder = new FrameDecoder(video, 1, true, limits.pixels())) {
            if (!decoder.next(frame)) {
                throw new PictureRejectedException(decoder.stopped() == null ? null : "takes too long to decode");
            }
            checkSize(frame.width(), frame.height());
            return scale(
                    video, frame, video.orientation(frame), video.uprightSize(frame.width(), frame.height(), frame));
        } finally {
            avutil.av_frame_free(frame);
        }
    }

    private DecodedPicture decode(VideoStream video, TileGrid grid) throws MediaException {
        checkSize(grid.codedSize().width(), grid.codedSize().height());
        AVFrame canvas = avutil.av_frame_alloc();
        try {
            grid.compose(canvas, limits.pixels());
            Orientation orientation = grid.orientation();
            FrameSize stored = new FrameSize(canvas.width(), canvas.height());
            return scale(video, canvas, orientation, orientation.transpose() ? stored.transposed() : stored);
        } finally {
            avutil.av_frame_free(canvas);
        }
    }

    private DecodedPicture scale(VideoStream video, AVFrame frame, Orientation orientation, FrameSize source)
            throws MediaException {
        FrameSize size = source.within(limits.outputSide());
        byte[] rgba = new byte[size.width() * size.height() * 4];
        try (Scaler scaler = new Scaler(size.width(), size.height(), PixelTarget.RGBA, orientation)) {
            if (!scaler.scale(frame)) {
                throw new PictureRejectedException(null);
            }
            scaler.copy(0, rgba);
        }
        String format =
                avcodec.avcodec_get_name(video.stream().codecpar().codec_id()).getString();
        return new DecodedPicture(size.width(), size.height(), onBlack(rgba), format, source.width(), source.height());
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
