package dev.koma.botcore.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of the bot as a person sees it.
 *
 * @param words with all markup resolved, caption and card included
 * @param file that goes with it, or null
 * @param buttons ids of its buttons and choices, in their order
 */
public record SeenMessage(
        String words, byte @Nullable [] file, List<String> buttons) {}
