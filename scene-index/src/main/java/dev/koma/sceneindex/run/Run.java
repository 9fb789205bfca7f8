package dev.koma.sceneindex.run;

import dev.koma.sceneindex.descriptor.Descriptor;

/**
 * A span of consecutive frames of one shot whose descriptors stay within a bound of the representative's.
 *
 * @param startMicros presentation time of the first frame, in microseconds from the start of the video
 * @param endMicros presentation time of the first frame after the run, or the end of the video; above {@code startMicros}
 * @param frames number of frames, at least 1
 * @param startsShot whether a new shot begins with the first frame
 * @param descriptor gradients of the representative frame, colours of the first one
 */
public record Run(long startMicros, long endMicros, int frames, boolean startsShot, Descriptor descriptor) {
    public Run {
        if (startMicros < 0 || endMicros <= startMicros) {
            throw new IllegalArgumentException("run from " + startMicros + " to " + endMicros);
        }
        if (frames < 1) {
            throw new IllegalArgumentException("run of " + frames + " frames");
        }
    }
}
