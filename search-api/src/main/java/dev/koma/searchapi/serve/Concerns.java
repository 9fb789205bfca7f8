package dev.koma.searchapi.serve;

import dev.koma.indexbuilder.settings.Concern;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.searchapi.account.AccountSettings;
import dev.koma.searchapi.bot.ChatSettings;
import dev.koma.searchapi.bot.DiscordSettings;
import dev.koma.searchapi.bot.TelegramKeys;
import dev.koma.searchapi.fetch.FetchSettings;
import dev.koma.searchapi.http.HttpSettings;
import dev.koma.searchapi.ledger.QuotaSettings;
import dev.koma.searchapi.preview.PreviewSettings;
import dev.koma.searchapi.ratelimit.RateLimitSettings;
import dev.koma.searchapi.search.SearchSettings;
import dev.koma.searchapi.store.StateSettings;
import dev.koma.searchapi.titles.TitlesSettings;
import java.util.List;
import java.util.stream.Stream;

/** Everything that can be configured. */
final class Concerns {
    /** Besides what {@code index-builder} has. */
    static final List<Concern<?>> OTHERS = List.of(
            HttpSettings.CONCERN,
            RateLimitSettings.CONCERN,
            StateSettings.CONCERN,
            AccountSettings.CONCERN,
            QuotaSettings.CONCERN,
            SearchSettings.CONCERN,
            FetchSettings.CONCERN,
            TitlesSettings.CONCERN,
            PreviewSettings.CONCERN,
            ChatSettings.CONCERN,
            TelegramKeys.CONCERN,
            DiscordSettings.CONCERN);

    static final List<Concern<?>> ALL =
            Stream.concat(Stream.of(LibrarySettings.CONCERN), OTHERS.stream()).toList();

    private Concerns() {}
}
