package dev.koma.telegrambot;

import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.PictureRef.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Document;
import org.telegram.telegrambots.meta.api.objects.ExternalReplyInfo;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.LivePhoto;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.Video;
import org.telegram.telegrambots.meta.api.objects.VideoNote;
import org.telegram.telegrambots.meta.api.objects.games.Animation;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;
import org.telegram.telegrambots.meta.api.objects.polls.Poll;
import org.telegram.telegrambots.meta.api.objects.polls.PollMedia;
import org.telegram.telegrambots.meta.api.objects.polls.PollOption;
import org.telegram.telegrambots.meta.api.objects.stickers.Sticker;

/** Finds the pictures in messages. */
final class PictureReader {
    private static final int LONGEST = 2000;

    private final List<PictureRef> pictures = new ArrayList<>();
    private final boolean spoiler;

    private PictureReader(@Nullable Boolean spoiler) {
        this.spoiler = Boolean.TRUE.equals(spoiler);
    }

    static List<PictureRef> in(Message message) {
        PictureReader reader = new PictureReader(message.getHasMediaSpoiler());
        reader.livePhoto(message.getLivePhoto());
        reader.photo(message.getPhoto());
        reader.moving(message.getAnimation(), message.getVideo(), message.getVideoNote(), message.getDocument());
        reader.sticker(message.getSticker());
        if (message.getStory() != null || message.getPaidMedia() != null) {
            reader.outOfReach();
        }
        reader.poll(message.getPoll());
        reader.links(message.getEntities());
        reader.links(message.getCaptionEntities());
        reader.preview(message.getLinkPreviewOptions());
        return reader.pictures;
    }

    /** The picture of a story, which bots cannot get. */
    static List<PictureRef> ofStory() {
        PictureReader reader = new PictureReader(false);
        reader.outOfReach();
        return reader.pictures;
    }

    static List<PictureRef> in(ExternalReplyInfo quoted) {
        PictureReader reader = new PictureReader(quoted.getHasMediaSpoiler());
        reader.livePhoto(quoted.getLivePhoto());
        reader.photo(quoted.getPhoto());
        reader.moving(quoted.getAnimation(), quoted.getVideo(), quoted.getVideoNote(), quoted.getDocument());
        reader.sticker(quoted.getSticker());
        if (quoted.getStory() != null || quoted.getPaidMedia() != null) {
            reader.outOfReach();
        }
        reader.poll(quoted.getPoll());
        reader.preview(quoted.getLinkPreviewOptions());
        return reader.pictures;
    }

    private void livePhoto(@Nullable LivePhoto photo) {
        if (photo != null) {
            photo(photo.getPhoto());
        }
    }

    private void photo(@Nullable List<PhotoSize> sizes) {
        if (sizes == null) {
            return;
        }
        sizes.stream().max(Comparator.comparingInt(PictureReader::pixels)).ifPresent(best -> {
            PictureRef photo = still(best);
            if (pictures.stream().noneMatch(known -> known.identity().equals(photo.identity()))) {
                pictures.add(photo);
            }
        });
    }

    private static int pixels(PhotoSize size) {
        return size.getWidth() * size.getHeight();
    }

    private PictureRef still(PhotoSize size) {
        return new PictureRef(
                Kind.PHOTO,
                size.getFileId(),
                size.getFileUniqueId(),
                "image/jpeg",
                bytes(size.getFileSize()),
                spoiler,
                null);
    }

    private void moving(
            @Nullable Animation animation,
            @Nullable Video video,
            @Nullable VideoNote note,
            @Nullable Document document) {
        if (animation != null) { // which comes as a document as well
            add(
                    Kind.ANIMATION,
                    animation.getFileId(),
                    animation.getFileUniqueId(),
                    animation.getMimeType(),
                    animation.getFileSize(),
                    animation.getThumbnail());
        } else if (document != null) {
            add(
                    Kind.DOCUMENT,
                    document.getFileId(),
                    document.getFileUniqueId(),
                    document.getMimeType(),
                    document.getFileSize(),
                    document.getThumbnail());
        }
        if (video != null) {
            add(
                    Kind.VIDEO,
                    video.getFileId(),
                    video.getFileUniqueId(),
                    video.getMimeType(),
                    video.getFileSize(),
                    poster(video));
        }
        if (note != null) {
            add(
                    Kind.VIDEO_NOTE,
                    note.getFileId(),
                    note.getFileUniqueId(),
                    "video/mp4",
                    note.getFileSize(),
                    note.getThumbnail());
        }
    }

    /** The cover is larger than the thumbnail. */
    private static @Nullable PhotoSize poster(Video video) {
        List<PhotoSize> cover = video.getCover();
        return cover == null || cover.isEmpty()
                ? video.getThumbnail()
                : cover.stream()
                        .max(Comparator.comparingInt(PictureReader::pixels))
                        .orElse(video.getThumbnail());
    }

    private void sticker(@Nullable Sticker sticker) {
        if (sticker == null) {
            return;
        }
        boolean vectors = Boolean.TRUE.equals(sticker.getIsAnimated());
        boolean moves = Boolean.TRUE.equals(sticker.getIsVideo());
        add(
                vectors ? Kind.VECTOR_STICKER : Kind.STICKER,
                sticker.getFileId(),
                sticker.getFileUniqueId(),
                moves ? "video/webm" : "image/webp",
                sticker.getFileSize(),
                null);
    }

    /** What a poll is about, else what can be chosen. */
    private void poll(@Nullable Poll poll) {
        if (poll == null) {
            return;
        }
        pollMedia(poll.getMedia());
        List<PollOption> options = poll.getOptions();
        if (options != null) {
            options.forEach(option -> pollMedia(option.getMedia()));
        }
    }

    private void pollMedia(@Nullable PollMedia media) {
        if (media != null) {
            livePhoto(media.getLivePhoto());
            photo(media.getPhoto());
            moving(media.getAnimation(), media.getVideo(), null, media.getDocument());
            sticker(media.getSticker());
        }
    }

    private void outOfReach() {
        pictures.add(new PictureRef(Kind.OUT_OF_REACH, "", "", null, -1, spoiler, null));
    }

    private void add(
            Kind kind,
            String file,
            String unique,
            @Nullable String type,
            @Nullable Number size,
            @Nullable PhotoSize thumbnail) {
        PictureRef smaller = thumbnail == null ? null : still(thumbnail);
        pictures.add(new PictureRef(kind, file, unique, type, bytes(size), spoiler, smaller));
    }

    private static long bytes(@Nullable Number size) {
        return size == null ? -1 : size.longValue();
    }

    private void links(@Nullable List<MessageEntity> entities) {
        if (entities != null) {
            entities.stream()
                    .filter(entity -> "text_link".equals(entity.getType()))
                    .forEach(entity -> link(entity.getUrl()));
        }
    }

    private void preview(@Nullable LinkPreviewOptions options) {
        if (options != null) {
            link(options.getUrlField());
        }
    }

    private void link(@Nullable String address) {
        if (address != null
                && address.length() <= LONGEST
                && (address.startsWith("http://") || address.startsWith("https://"))) {
            pictures.add(new PictureRef(Kind.LINK, address, address, null, -1, spoiler, null));
        }
    }
}
