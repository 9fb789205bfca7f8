package dev.koma.searchapi.fetch;

import java.net.URISyntaxException;
import java.util.Optional;

/** Reads the entries of {@code koma.fetch.allow}. */
final class AllowedTargets {
    private AllowedTargets() {}

    /** Host and port in their canonical spelling, or nothing when the entry is not both. */
    static Optional<String> canonical(String entry) {
        String written = entry.strip();
        if (!written.matches("[^/?#@]+:[0-9]{1,5}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ImageUrl.parse("http://" + written).hostAndPort());
        } catch (URISyntaxException | FetchFailure e) {
            return Optional.empty();
        }
    }
}
