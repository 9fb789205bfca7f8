package dev.koma.indexbuilder.library;

import dev.koma.sceneindex.catalog.VideoId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * A file of the library that looks like a video.
 *
 * @param path absolute and normalized; links are not resolved
 * @param anilist AniList id, or null
 * @param title of the series or film
 * @param size in bytes
 * @param modifiedMillis modification time, milliseconds since the epoch
 */
public record VideoFile(Path path, @Nullable Integer anilist, String title, long size, long modifiedMillis) {
    /** The same as long as the file stays where it is. */
    public VideoId id() {
        return idOf(path);
    }

    /** The first eight bytes of the SHA-256 of the path in UTF-8, big-endian; 1 in the case that they are all 0. */
    public static VideoId idOf(Path path) {
        byte[] name = path.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        long value = ByteBuffer.wrap(sha256().digest(name)).getLong();
        return new VideoId(value == 0 ? 1 : value);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
