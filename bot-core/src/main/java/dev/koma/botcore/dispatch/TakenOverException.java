package dev.koma.botcore.dispatch;

/** The job is another process's by now, which took this one for dead: that one answers it. */
final class TakenOverException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TakenOverException() {
        super("another process has taken the job over", null, false, false);
    }
}
