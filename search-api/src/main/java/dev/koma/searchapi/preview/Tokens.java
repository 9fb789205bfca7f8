package dev.koma.searchapi.preview;

import dev.koma.sceneindex.catalog.VideoId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and checks the tokens of preview links. A token lets its bearer see one moment of one video, as a still and as a clip,
 * until it expires; it carries all that is signed, so that nothing else in the link has to be believed.
 *
 * <pre>
 * bytes  0..7   id of the video, big endian
 * bytes  8..15  the moment, in hundredths of a second from the start of the video
 * bytes 16..23  expiry, in seconds since 1970
 * bytes 24..41  the first 18 bytes (144 bits) of HMAC-SHA-256 over the purpose and the three fields, each after its length
 * </pre>
 *
 * <p>42 bytes are 56 characters of base64url with no bits to spare, so each token has exactly one spelling.
 */
public final class Tokens {
    /** Shortest key that may sign, in characters. */
    public static final int SHORTEST_KEY = 32;

    private static final byte[] PURPOSE = "koma preview".getBytes(StandardCharsets.US_ASCII);
    private static final int FIELDS = 3 * Long.BYTES;
    private static final int MAC_BYTES = 18;
    private static final int CHARACTERS = (FIELDS + MAC_BYTES) / 3 * 4;

    private final List<SecretKeySpec> keys;
    private final Duration life;
    private final Clock clock;

    /**
     * @param keys the first signs, all verify; at least one, each of at least {@value #SHORTEST_KEY} characters
     * @param life how long a token is good for at least; a token lives up to twice as long, see {@link #sign}
     */
    public Tokens(List<String> keys, Duration life, Clock clock) {
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length() < SHORTEST_KEY)) {
            throw new IllegalArgumentException("signing keys need at least " + SHORTEST_KEY + " characters each");
        }
        if (life.toSeconds() < 1) {
            throw new IllegalArgumentException("token life of " + life);
        }
        this.keys = keys.stream()
                .map(key -> new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .toList();
        this.life = life;
        this.clock = clock;
    }

    /**
     * Makes a token for a moment. Expiry is counted from the end of the current span of {@code life} rather than from now, so
     * that the same moment has the same link within such a span and clients can cache what it shows.
     *
     * @param hundredths of a second from the start of the video
     */
    String sign(VideoId video, long hundredths) {
        long span = life.toSeconds();
        long expiry = (Math.floorDiv(clock.instant().getEpochSecond(), span) + 2) * span;
        return sign(video.value(), hundredths, expiry);
    }

    private String sign(long video, long hundredths, long expiry) {
        byte[] fields = ByteBuffer.allocate(FIELDS)
                .putLong(video)
                .putLong(hundredths)
                .putLong(expiry)
                .array();
        byte[] token = Arrays.copyOf(fields, FIELDS + MAC_BYTES);
        System.arraycopy(mac(keys.getFirst(), fields), 0, token, FIELDS, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Reads a token, or says that it is not one of ours. */
    TokenCheck check(String token) {
        if (token.length() != CHARACTERS) {
            return new TokenCheck.Forged();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new TokenCheck.Forged();
        }
        if (bytes.length != FIELDS + MAC_BYTES || !isSigned(bytes)) {
            return new TokenCheck.Forged();
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        VideoId video = new VideoId(fields.getLong());
        long hundredths = fields.getLong();
        Instant expiry = Instant.ofEpochSecond(fields.getLong());
        return clock.instant().isBefore(expiry)
                ? new TokenCheck.Good(video, hundredths, expiry)
                : new TokenCheck.Expired(video, hundredths);
    }

    private boolean isSigned(byte[] token) {
        byte[] fields = Arrays.copyOf(token, FIELDS);
        byte[] claimed = Arrays.copyOfRange(token, FIELDS, token.length);
        boolean signed = false;
        for (SecretKeySpec key : keys) {
            // No short cut: the time says neither how much of a guess was right nor which key was used.
            signed |= MessageDigest.isEqual(claimed, mac(key, fields));
        }
        return signed;
    }

    private static byte[] mac(SecretKeySpec key, byte[] fields) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            update(mac, PURPOSE, 0, PURPOSE.length);
            for (int at = 0; at < FIELDS; at += Long.BYTES) {
                update(mac, fields, at, Long.BYTES);
            }
            return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static void update(Mac mac, byte[] bytes, int from, int length) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        mac.update(bytes, from, length);
    }
}
