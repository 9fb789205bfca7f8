package dev.koma.media.frame;

/** A decoded frame, scaled down; valid only during the call that hands it out. */
public interface SmallFrame {
    /** Presentation time in microseconds on the player's clock: 0 is the start of the file. Strictly ascending. */
    long timeMicros();

    /** The luma plane, full range, row by row, stretched to the size that was asked for; the array is reused. */
    byte[] luma();

    /** Blue-difference plane at half the luma's size in each direction, full range; scaled when first asked for. */
    byte[] cb();

    /** Red-difference plane, as {@link #cb()}. */
    byte[] cr();

    /** The frame in more detail, scaled when first asked for; a plane of its own for each frame. */
    DetailPlane detail();

    /** Whether a new shot begins here; never for the first frame. */
    boolean startsShot();
}
