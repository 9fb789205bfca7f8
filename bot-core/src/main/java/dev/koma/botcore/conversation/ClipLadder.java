package dev.koma.botcore.conversation;

import dev.koma.botcore.reply.Media;
import dev.koma.botcore.search.Match;
import dev.koma.botcore.search.PreviewOutcome;
import dev.koma.botcore.search.PreviewSize;
import dev.koma.botcore.search.SearchClient;
import java.time.Duration;

/** The previews of a result from the best to the least: clips of three sizes, then stills, then none. Used by one thread. */
final class ClipLadder {
    private static final Rung[] RUNGS = Rung.values();

    private final SearchClient client;
    private final Match match;
    private final boolean mute;
    private final boolean spoiler;
    private final String description;
    private final long limit;
    private int next;

    ClipLadder(SearchClient client, Match match, boolean mute, boolean spoiler, String description, long limit) {
        this.client = client;
        this.match = match;
        this.mute = mute;
        this.spoiler = spoiler;
        this.description = description;
        this.limit = limit;
    }

    /** What can be sent. */
    sealed interface Step {
        /** The best that is left. */
        record Best(Media media) implements Step {}

        /** Come again, but not before. */
        record Busy(Duration retryAfter) implements Step {}

        /** Nothing is left. */
        record None() implements Step {}
    }

    private enum Rung {
        LARGE_CLIP(Media.Kind.CLIP, PreviewSize.LARGE),
        MEDIUM_CLIP(Media.Kind.CLIP, PreviewSize.MEDIUM),
        SMALL_CLIP(Media.Kind.CLIP, PreviewSize.SMALL),
        LARGE_STILL(Media.Kind.STILL, PreviewSize.LARGE),
        SMALL_STILL(Media.Kind.STILL, PreviewSize.SMALL);

        private final Media.Kind kind;
        private final PreviewSize size;

        Rung(Media.Kind kind, PreviewSize size) {
            this.kind = kind;
            this.size = size;
        }
    }

    /** The best that fits and was not given yet; where no file can be sent, none is asked for. */
    Step next() throws InterruptedException {
        while (limit > 0 && next < RUNGS.length) {
            Rung rung = RUNGS[next];
            switch (fetch(rung)) {
                case PreviewOutcome.Rendered rendered -> {
                    next++;
                    if (rendered.bytes().length > 0) {
                        return new Step.Best(media(rung, rendered));
                    }
                }
                case PreviewOutcome.TooLarge tooLarge -> next++;
                case PreviewOutcome.Missing missing -> next = afterAllOf(rung.kind);
                case PreviewOutcome.Busy busy -> {
                    return new Step.Busy(busy.retryAfter());
                }
            }
        }
        return new Step.None();
    }

    /** Goes on to the stills, when clips take too long. */
    void skipClips() {
        next = Math.max(next, afterAllOf(Media.Kind.CLIP));
    }

    private static int afterAllOf(Media.Kind kind) {
        return kind == Media.Kind.CLIP ? Rung.LARGE_STILL.ordinal() : RUNGS.length;
    }

    private PreviewOutcome fetch(Rung rung) throws InterruptedException {
        return switch (rung.kind) {
            case CLIP -> client.clip(match, rung.size, mute, limit);
            case STILL -> client.still(match, rung.size, limit);
        };
    }

    private Media media(Rung rung, PreviewOutcome.Rendered rendered) {
        String name = rung.kind == Media.Kind.CLIP ? "clip.mp4" : "still" + extension(rendered.contentType());
        return new Media(rung.kind, rendered.bytes(), name, rendered.contentType(), description, spoiler);
    }

    private static String extension(String contentType) {
        return switch (contentType) {
            case "image/webp" -> ".webp";
            case "image/png" -> ".png";
            default -> ".jpg";
        };
    }
}
