package dev.koma.indexbuilder.settings;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One thing that can be configured.
 *
 * @param mapping an interface with {@code @ConfigMapping}, prefix {@code koma} or below; methods that
 *     return a {@link SecretText} are secrets; default methods would be keys too, so helpers must be static
 * @param validate hands a sentence to its second argument for each value that makes no sense, beginning with the key and
 *     never containing a secret; called only when every value could be read
 */
public record Concern<T>(Class<T> mapping, BiConsumer<T, Consumer<String>> validate) {
    /** A concern all of whose readable values make sense. */
    public static <T> Concern<T> of(Class<T> mapping) {
        return new Concern<>(mapping, (settings, problems) -> {});
    }
}
