package dev.koma.media.stream;

import org.bytedeco.ffmpeg.global.avutil;

/** What decoded pictures are turned into. */
public enum PixelTarget {
    /** One plane of the video's own luma, full range. */
    LUMA(avutil.AV_PIX_FMT_GRAY8, 1, 1, 1, true, true),
    /** Luma and chroma planes of one size, in the video's own matrix, full range. */
    YUV444(avutil.AV_PIX_FMT_YUV444P, 3, 1, 1, true, true),
    /** Planes as JPEG stores them: BT.601, full range, chroma at half the size. */
    YUV420_FULL(avutil.AV_PIX_FMT_YUVJ420P, 3, 1, 2, true, false),
    /** Planes as WebP stores them: BT.601, limited range, chroma at half the size. */
    YUV420_LIMITED(avutil.AV_PIX_FMT_YUV420P, 3, 1, 2, false, false),
    /** Red, green, blue, opacity, a byte each. */
    RGBA(avutil.AV_PIX_FMT_RGBA, 1, 4, 1, true, false);

    final int format;
    final boolean fullRange;
    final boolean keepsMatrix;
    final int planes;
    final int bytesPerPixel;
    private final int chromaDivisor;

    PixelTarget(int format, int planes, int bytesPerPixel, int chromaDivisor, boolean fullRange, boolean keepsMatrix) {
        this.format = format;
        this.planes = planes;
        this.bytesPerPixel = bytesPerPixel;
        this.chromaDivisor = chromaDivisor;
        this.fullRange = fullRange;
        this.keepsMatrix = keepsMatrix;
    }

    /** Columns or rows of a plane of a picture with that many. */
    int of(int side, int plane) {
        return plane == 0 ? side : side / chromaDivisor;
    }

    int matrix(int ofFrame) {
        if (this == RGBA) {
            return avutil.AVCOL_SPC_RGB;
        }
        return keepsMatrix && ofFrame != avutil.AVCOL_SPC_RGB ? ofFrame : avutil.AVCOL_SPC_BT470BG;
    }
}
