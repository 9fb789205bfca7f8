package dev.koma.searchapi.account;

import dev.koma.indexbuilder.settings.Concern;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.function.Consumer;

/** What callers may use. */
@ConfigMapping(prefix = "koma")
public interface AccountSettings {
    /** This concern, with the bounds of its values. */
    Concern<AccountSettings> CONCERN = new Concern<>(AccountSettings.class, AccountSettings::validate);

    /** The tiers, each as {@code name:quota:concurrency:priority}; {@code free} is that of guests. */
    @WithDefault(Tiers.DEFAULT)
    List<String> tiers();

    private static void validate(AccountSettings settings, Consumer<String> problems) {
        try {
            Tiers.parse(settings.tiers());
        } catch (IllegalArgumentException e) {
            problems.accept("koma.tiers: " + e.getMessage());
        }
    }
}
