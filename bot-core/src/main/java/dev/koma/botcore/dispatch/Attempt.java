package dev.koma.botcore.dispatch;

import dev.koma.botcore.store.StoreException;

/** A job that is being worked on. */
public interface Attempt {
    Job job();

    /** Of this process, from 1. */
    int number();

    /** Whether an earlier attempt, possibly of an earlier process, was about to send the answer: it may have done so. */
    boolean mayHaveBeenAnswered();

    /** To be called before the answer is sent. */
    void answering() throws StoreException;

    /** To be called when it surely was not sent after all. */
    void notAnswered() throws StoreException;
}
