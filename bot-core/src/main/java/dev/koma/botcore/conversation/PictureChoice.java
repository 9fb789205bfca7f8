package dev.koma.botcore.conversation;

import dev.koma.botcore.event.MessageContent;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.PictureRef.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which picture is meant: one of the message itself, else one of the message that it replies to, else one that its text has the
 * address of, else one that the other's text has the address of.
 */
sealed interface PictureChoice {
    int MOST = 10;

    /** One, or several of which one is to be chosen. */
    record Pictures(List<PictureRef> pictures) implements PictureChoice {}

    /** There is something, but nothing that can be searched for. */
    record Unsearchable(Task.Topic why) implements PictureChoice {}

    /** There is nothing. */
    record Nothing() implements PictureChoice {}

    static PictureChoice in(MessageContent content) {
        List<List<PictureRef>> preferences = List.of(
                files(content.pictures()),
                files(content.replied()),
                Stream.concat(links(content.pictures()).stream(), written(content.text()).stream())
                        .toList(),
                links(content.replied()));
        for (List<PictureRef> pictures : preferences) {
            List<PictureRef> usable = distinct(pictures);
            if (!usable.isEmpty()) {
                return new Pictures(usable);
            }
        }
        return preferences.stream()
                .flatMap(List::stream)
                .findFirst()
                .<PictureChoice>map(picture -> new Unsearchable(why(picture)))
                .orElse(new Nothing());
    }

    private static List<PictureRef> files(List<PictureRef> pictures) {
        return pictures.stream().filter(picture -> picture.kind() != Kind.LINK).toList();
    }

    private static List<PictureRef> links(List<PictureRef> pictures) {
        return pictures.stream()
                .filter(picture -> picture.kind() == Kind.LINK
                        && Addresses.parse(picture.reference()).isPresent())
                .toList();
    }

    private static List<PictureRef> written(String text) {
        return Addresses.in(text).stream()
                .map(address -> new PictureRef(Kind.LINK, address, address, null, -1, false, null))
                .toList();
    }

    private static List<PictureRef> distinct(List<PictureRef> pictures) {
        Set<String> seen = new HashSet<>();
        List<PictureRef> usable = new ArrayList<>();
        for (PictureRef picture : pictures) {
            if (usable.size() < MOST && isSearchable(picture) && seen.add(picture.identity())) {
                usable.add(picture);
            }
        }
        return usable;
    }

    private static boolean isSearchable(PictureRef picture) {
        return switch (picture.kind()) {
            case VECTOR_STICKER, OUT_OF_REACH -> false;
            case DOCUMENT -> isPicture(picture.contentType()) || picture.thumbnail() != null;
            case PHOTO, ANIMATION, VIDEO, VIDEO_NOTE, STICKER, LINK -> true;
        };
    }

    /** Unknown content may be a picture: whoever decodes it will say. */
    private static boolean isPicture(@Nullable String contentType) {
        return contentType == null
                || contentType.startsWith("image/") && !contentType.startsWith("image/svg")
                || contentType.startsWith("video/")
                || contentType.equals("application/octet-stream");
    }

    private static Task.Topic why(PictureRef picture) {
        return switch (picture.kind()) {
            case VECTOR_STICKER -> Task.Topic.VECTOR_STICKER;
            case OUT_OF_REACH -> Task.Topic.OUT_OF_REACH;
            case DOCUMENT, PHOTO, ANIMATION, VIDEO, VIDEO_NOTE, STICKER, LINK -> Task.Topic.NOT_A_PICTURE;
        };
    }
}
