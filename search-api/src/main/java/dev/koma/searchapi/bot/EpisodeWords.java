package dev.koma.searchapi.bot;

import dev.koma.searchapi.episode.Episode;

/** An episode as people write it. */
final class EpisodeWords {
    private EpisodeWords() {}

    static String of(Episode episode) {
        return switch (episode) {
            case Episode.Single single -> single.number().toPlainString();
            case Episode.Range range ->
                range.first().toPlainString() + "–" + range.last().toPlainString();
            case Episode.Either either -> of(either.smaller()) + " / " + of(either.larger());
        };
    }
}
