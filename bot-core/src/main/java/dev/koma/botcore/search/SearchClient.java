package dev.koma.botcore.search;

import java.util.List;
import java.util.Optional;

/** Whoever can search for pictures. Blocks; safe for use by many threads. */
public interface SearchClient {
    SearchOutcome search(Caller caller, Query query) throws InterruptedException;

    /**
     * The moment as a video.
     *
     * @param limit bytes, after which it stops
     */
    PreviewOutcome clip(Match match, PreviewSize size, boolean mute, long limit) throws InterruptedException;

    /** The moment as a picture. */
    PreviewOutcome still(Match match, PreviewSize size, long limit) throws InterruptedException;

    /** How much this caller has searched, empty when that is not known. */
    Optional<QuotaUse> quota(Caller caller) throws InterruptedException;

    /** The titles whose names begin with or contain {@code typed}, best first. */
    List<TitleMatch> titles(String typed, int most) throws InterruptedException;
}
