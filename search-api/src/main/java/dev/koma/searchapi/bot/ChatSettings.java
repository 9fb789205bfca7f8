package dev.koma.searchapi.bot;

import dev.koma.indexbuilder.settings.Concern;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** How much the chat bots do. */
@ConfigMapping(prefix = "koma.bot")
public interface ChatSettings {
    /** This concern, with the bounds of its values. */
    Concern<ChatSettings> CONCERN = new Concern<>(ChatSettings.class, ChatSettings::validate);

    /** Requests that are worked on at a time; by default four for each processor, as most of the time is waiting. */
    OptionalInt running();

    /** Requests of one person that may wait, besides those under way. */
    @WithDefault("3")
    int waiting();

    /** Requests of all people, waiting and under way; one place may have half of them. */
    @WithDefault("5000")
    int queueLength();

    /** After which a request is no longer worth an answer. */
    @WithDefault("10m")
    Duration requestLife();

    /** The tier of people who were given none; one of {@code koma.tiers}. */
    @WithDefault("free")
    String tier();

    private static void validate(ChatSettings settings, Consumer<String> problems) {
        if (settings.running().isPresent()
                && (settings.running().getAsInt() < 1 || settings.running().getAsInt() > 1000)) {
            problems.accept("koma.bot.running: must be 1 to 1000");
        }
        if (settings.waiting() < 0 || settings.waiting() > 1000) {
            problems.accept("koma.bot.waiting: must be 0 to 1000");
        }
        if (settings.queueLength() < 2 || settings.queueLength() > 1_000_000) {
            problems.accept("koma.bot.queue-length: must be 2 to 1000000");
        }
        if (settings.requestLife().compareTo(Duration.ofSeconds(10)) < 0
                || settings.requestLife().compareTo(Duration.ofDays(1)) > 0) {
            problems.accept("koma.bot.request-life: must be 10s to 1d");
        }
    }
}
