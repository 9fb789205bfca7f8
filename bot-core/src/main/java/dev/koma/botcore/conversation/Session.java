package dev.koma.botcore.conversation;

import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.SearchOptions;
import dev.koma.botcore.search.Match;
import java.util.List;

/**
 * What the buttons below a message need.
 *
 * @param id of the job that made it; part of the buttons' ids and not to be guessed
 * @param owner the only person who may press them, as {@code platform:user}
 * @param matches what was found, empty when a picture is to be chosen
 * @param pictures what was searched for, or the choice
 * @param options how it was searched
 * @param mirrored whether it was the picture's mirror image that was searched for
 */
record Session(
        String id,
        String owner,
        List<Match> matches,
        List<PictureRef> pictures,
        SearchOptions options,
        boolean mirrored) {
    Session {
        matches = List.copyOf(matches);
        pictures = List.copyOf(pictures);
    }

    /** Whether the picture can be mirrored: what an address leads to is only the searcher's to fetch. */
    boolean canBeMirrored() {
        return pictures.size() == 1 && pictures.getFirst().kind() != PictureRef.Kind.LINK;
    }

    /** Whether its sender hid the picture. */
    boolean spoiler() {
        return pictures.stream().anyMatch(PictureRef::spoiler);
    }
}
