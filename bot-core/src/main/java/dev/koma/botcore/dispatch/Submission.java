package dev.koma.botcore.dispatch;

/** What became of a job that was handed in. */
public sealed interface Submission {
    /** It is durable, was acknowledged and will be done. */
    record Accepted() implements Submission {}

    /** It comes from an event that was handed in before. */
    record Duplicate() implements Submission {}

    /**
     * The lane is full.
     *
     * @param waiting jobs in it that wait
     */
    record LaneFull(int waiting) implements Submission {}

    /** There is too much to do in all, or for this place. */
    record Full() implements Submission {}
}
