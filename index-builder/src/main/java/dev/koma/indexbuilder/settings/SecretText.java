package dev.koma.indexbuilder.settings;

/**
 * A password, token or key. Shows itself as {@code ***}; keys of this type are masked wherever the configuration is shown and
 * may be given as a file ({@code KOMA_X_FILE}).
 *
 * @param reveal the text itself
 */
public record SecretText(String reveal) {
    @Override
    public String toString() {
        return "***";
    }
}
