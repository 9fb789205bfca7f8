package dev.koma.searchapi.serve;

import dev.koma.indexbuilder.settings.Concern;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.searchapi.fetch.FetchSettings;
import dev.koma.searchapi.http.HttpSettings;
import dev.koma.searchapi.preview.PreviewSettings;
import dev.koma.searchapi.search.SearchSettings;
import dev.koma.searchapi.titles.TitlesSettings;
import java.util.List;

/** Everything that can be configured. */
final class Concerns {
    static final List<Concern<?>> ALL = List.of(
            LibrarySettings.CONCERN,
            HttpSettings.CONCERN,
            SearchSettings.CONCERN,
            FetchSettings.CONCERN,
            TitlesSettings.CONCERN,
            PreviewSettings.CONCERN);

    private Concerns() {}
}
