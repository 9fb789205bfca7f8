package dev.koma.botcore.dispatch;

/** A job that is being worked on. */
public interface Attempt {
    Job job();

    /** Whether the process ended when the answer was about to be sent: it may have been. */
    boolean mayHaveBeenAnswered();

    /** To be called before the answer is sent. */
    void answering() throws StoreException;

    /** To be called when it surely was not sent after all. */
    void notAnswered() throws StoreException;
}
