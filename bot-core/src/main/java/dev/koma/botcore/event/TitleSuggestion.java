package dev.koma.botcore.event;

/**
 * A title while it is typed.
 *
 * @param name for people, at most 100 characters
 * @param value for {@link SearchOptions#title}, at most 100 characters
 */
public record TitleSuggestion(String name, String value) {}
