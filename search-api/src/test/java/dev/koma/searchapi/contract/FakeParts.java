package dev.koma.searchapi.contract;

import dev.koma.searchapi.preview.PreviewLinks;
import dev.koma.searchapi.preview.Tokens;
import dev.koma.searchapi.titles.TitleInfo;
import dev.koma.searchapi.titles.Titles;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What stands in for the index, the decoder, the web and AniList. */
@Alternative
@Singleton
final class FakeParts {
    static final TitleInfo NEKOPARA = new TitleInfo(
            99_939, 34_658, new TitleInfo.Title("ネコぱらOVA", "Nekopara OVA", null), List.of("Neko Para OVA"), false);

    @Produces
    @Singleton
    FakeIndex index() {
        return new FakeIndex();
    }

    @Produces
    @Singleton
    FakeDecoder decoder() {
        return new FakeDecoder();
    }

    @Produces
    @Singleton
    FakeFetcher fetcher() {
        return new FakeFetcher();
    }

    @Produces
    @Singleton
    Titles titles() {
        return ids -> ids.contains(NEKOPARA.id()) ? Map.of(NEKOPARA.id(), NEKOPARA) : Map.of();
    }

    @Produces
    @Singleton
    PreviewLinks links(Clock clock) {
        return new PreviewLinks(new Tokens(List.of("0123456789abcdef0123456789abcdef"), Duration.ofHours(1), clock));
    }
}
