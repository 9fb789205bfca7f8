package dev.koma.media.frame;

/** Takes the frames of a video one after another. */
@FunctionalInterface
public interface FrameVisitor {
    /** @return whether to go on */
    boolean frame(SmallFrame frame);
}
