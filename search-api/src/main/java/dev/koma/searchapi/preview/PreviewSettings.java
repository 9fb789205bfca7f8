package dev.koma.searchapi.preview;

import dev.koma.indexbuilder.settings.ByteSize;
import dev.koma.indexbuilder.settings.Concern;
import dev.koma.indexbuilder.settings.SecretText;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** How previews are signed, rendered and kept. */
@ConfigMapping(prefix = "koma")
public interface PreviewSettings {
    /** This concern, with the bounds of its values. */
    Concern<PreviewSettings> CONCERN = new Concern<>(PreviewSettings.class, PreviewSettings::validate);

    /** Keys for the tokens in preview links: the first signs, all verify; one is made at the first start when not set. */
    Optional<List<SecretText>> signingKeys();

    Rendering preview();

    /** How previews are rendered and kept. */
    interface Rendering {
        /** How long a link works at least; at most twice as long. */
        @WithDefault("1h")
        Duration linkLife();

        /** Disk that rendered previews may take, in the data directory. */
        @WithDefault("1G")
        ByteSize cacheSize();

        /** Clips, and stills apart from them, that are rendered at a time; half the processors when not set. */
        OptionalInt parallel();

        /** Clips that may wait to be rendered, and stills apart from them. */
        @WithDefault("32")
        int queueLength();

        /** Whether the clip of a search's best match is rendered before anybody asks for it, when the machine is idle. */
        @WithDefault("true")
        boolean ahead();
    }

    private static void validate(PreviewSettings settings, Consumer<String> problems) {
        if (settings.signingKeys().orElse(List.of()).stream()
                .anyMatch(key -> key.reveal().length() < Tokens.SHORTEST_KEY)) {
            problems.accept("koma.signing-keys: each key must have at least " + Tokens.SHORTEST_KEY + " characters");
        }
        Rendering preview = settings.preview();
        if (preview.linkLife().toSeconds() < 1 || preview.linkLife().toDays() > 365) {
            problems.accept("koma.preview.link-life: must be 1s to 365d");
        }
        if (preview.parallel().orElse(1) < 1 || preview.parallel().orElse(1) > 64) {
            problems.accept("koma.preview.parallel: must be 1 to 64");
        }
        if (preview.queueLength() < 1 || preview.queueLength() > 10_000) {
            problems.accept("koma.preview.queue-length: must be 1 to 10000");
        }
    }
}
