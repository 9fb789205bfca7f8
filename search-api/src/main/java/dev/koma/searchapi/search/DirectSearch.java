package dev.koma.searchapi.search;

import dev.koma.sceneindex.search.Answer;
import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.admission.Permit;
import dev.koma.searchapi.admission.SearchAdmission;
import dev.koma.searchapi.admission.SearchRefusal;
import dev.koma.searchapi.fetch.ImageFetchException;
import dev.koma.searchapi.fetch.InvalidImageUrlException;
import dev.koma.searchapi.fetch.UrlFetcher;
import dev.koma.searchapi.http.ApiException;
import org.jspecify.annotations.Nullable;

/** Searches for callers inside of the process, under the same admission as {@code /search}. Safe for use by several threads. */
public final class DirectSearch {
    private final SearchAdmission admission;
    private final UrlFetcher fetcher;
    private final SceneSearch search;

    DirectSearch(SearchAdmission admission, UrlFetcher fetcher, SceneSearch search) {
        this.admission = admission;
        this.fetcher = fetcher;
        this.search = search;
    }

    /** A picture, or how to get it. */
    @FunctionalInterface
    private interface Source {
        byte[] bytes() throws InterruptedException;
    }

    /**
     * Searches for a picture.
     *
     * @param anilist search only this title, or null
     * @throws SearchRefusal when the caller may not search now
     * @throws ApiException as {@code /search} answers
     */
    public Answer search(Caller caller, byte[] file, boolean cutBorders, @Nullable Integer anilist)
            throws SearchRefusal, InterruptedException {
        return search(caller, () -> file, cutBorders, anilist);
    }

    /** Searches for a picture on the web; fetches it under the rules for strangers' addresses. */
    public Answer searchAddress(Caller caller, String address, boolean cutBorders, @Nullable Integer anilist)
            throws SearchRefusal, InterruptedException {
        return search(caller, () -> fetch(address), cutBorders, anilist);
    }

    private byte[] fetch(String address) throws InterruptedException {
        try {
            return fetcher.fetch(address);
        } catch (InvalidImageUrlException | ImageFetchException e) {
            throw new ApiException(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer search(Caller caller, Source source, boolean cutBorders, @Nullable Integer anilist)
            throws SearchRefusal, InterruptedException {
        AnilistFilter filter = anilist == null ? new AnilistFilter.Everything() : new AnilistFilter.Title(anilist);
        try (Permit permit = admission.admit(caller)) {
            byte[] file = source.bytes();
            Answer answer = permit.search(() -> search.search(file, cutBorders, filter));
            permit.charge();
            return answer;
        }
    }
}
