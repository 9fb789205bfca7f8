package dev.koma.searchapi.ledger;

import dev.koma.indexbuilder.settings.Concern;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** For how long quotas hold. */
@ConfigMapping(prefix = "koma.quota")
public interface QuotaSettings {
    /** This concern. */
    Concern<QuotaSettings> CONCERN = Concern.of(QuotaSettings.class);

    /** {@code month}: by calendar month, UTC; {@code day}: over the last 24 hours. */
    @WithDefault("month")
    QuotaWindow window();
}
