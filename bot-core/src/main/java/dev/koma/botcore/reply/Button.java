package dev.koma.botcore.reply;

/**
 * Something to press below a reply.
 *
 * @param id comes back in {@link dev.koma.botcore.event.ChatEvent.ButtonPressed}; at most 60 ASCII characters; works as long as the
 *     message is there, or says that it no longer does
 * @param label for people, at most 40 characters
 */
public record Button(String id, String label) {
    private static final int LONGEST_ID = 60;

    public Button {
        if (id.isEmpty() || id.length() > LONGEST_ID || !id.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("not an id for a button: " + id);
        }
        label = Words.clean(label);
    }
}
