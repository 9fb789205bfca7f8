package dev.koma.searchapi.admission;

import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.ledger.Usage;

/** A search that is not admitted, with what its caller has used. */
public final class SearchRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final ApiException answer;
    private final transient Usage usage;

    SearchRefusal(ApiException answer, Usage usage) {
        super(answer.sentence(), null, false, false);
        this.answer = answer;
        this.usage = usage;
    }

    /** What the caller is told. */
    public ApiException answer() {
        return answer;
    }

    public Usage usage() {
        return usage;
    }
}
