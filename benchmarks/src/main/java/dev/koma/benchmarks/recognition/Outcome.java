package dev.koma.benchmarks.recognition;

import org.jspecify.annotations.Nullable;

/**
 * What became of one picture.
 *
 * @param file the picture's name
 * @param alteration what was done to it
 * @param truthVideo where it is from, or null when that is not in the index: then no answer is right
 * @param truthSeconds when, 0 when it is from nowhere
 * @param answerVideo what was answered first, empty when nothing was
 * @param from start of the first answer, in seconds
 * @param to end of it
 * @param at its best moment
 * @param similarity of it, 0 when nothing was answered
 * @param rank of the right answer, from 1; 0 when it is not among the answers
 * @param hint what the answer says of the picture, empty for nothing
 * @param milliseconds of the search, without decoding the picture
 */
public record Outcome(
        String file,
        String alteration,
        @Nullable String truthVideo,
        double truthSeconds,
        String answerVideo,
        double from,
        double to,
        double at,
        double similarity,
        int rank,
        String hint,
        double milliseconds) {
    /** Answers from here on claim to be right. */
    public static final double LINE = 0.9;

    /** Whether the index holds what the picture shows. */
    public boolean isKnown() {
        return truthVideo != null;
    }

    public boolean isRight() {
        return rank == 1;
    }

    public boolean isClaimed() {
        return similarity >= LINE;
    }

    /** The right video, but not the right moment. */
    public boolean isOtherMoment() {
        return isKnown() && !isRight() && answerVideo.equals(truthVideo);
    }

    public double secondsOff() {
        return Math.abs(at - truthSeconds);
    }

    /** Queries about the same picture have the same number before the first underscore. */
    public String screenshot() {
        return file.split("_")[0];
    }
}
