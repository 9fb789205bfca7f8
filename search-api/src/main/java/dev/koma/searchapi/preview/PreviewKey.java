package dev.koma.searchapi.preview;

import dev.koma.media.clip.ClipSpec;
import dev.koma.media.still.StillFormat;
import dev.koma.sceneindex.catalog.VideoId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a preview by all that it is made from, so that the same name always means the same picture or clip.
 *
 * @param name 32 hexadecimal digits
 * @param extension of its file
 */
record PreviewKey(String name, String extension) {
    /** To be raised when previews shall look different although they are made from the same. */
    private static final int RENDERING = 1;

    static PreviewKey ofClip(VideoId video, Path file, ClipSpec spec) throws IOException {
        return of(
                video,
                file,
                "clip %d %d %d %b".formatted(spec.startMicros(), spec.endMicros(), spec.width(), spec.mute()),
                "mp4");
    }

    static PreviewKey ofStill(VideoId video, Path file, long atMicros, int width, StillFormat format)
            throws IOException {
        String extension = format == StillFormat.WEBP ? "webp" : "jpg";
        return of(video, file, "still %d %d %s".formatted(atMicros, width, extension), extension);
    }

    /** Size and modification time stand for the content: a file that was replaced has other previews. */
    private static PreviewKey of(VideoId video, Path file, String what, String extension) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        String all = "%d %s %d %d %s"
                .formatted(
                        RENDERING,
                        video,
                        attributes.size(),
                        attributes.lastModifiedTime().toMillis(),
                        what);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return new PreviewKey(HexFormat.of().formatHex(hash, 0, 16), extension);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Strong, since the same name always means the same bytes. */
    String etag() {
        return '"' + name + '"';
    }
}
