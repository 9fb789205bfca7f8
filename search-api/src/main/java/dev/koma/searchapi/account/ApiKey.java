package dev.koma.searchapi.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The secret that makes a caller an account. Shows itself as {@code ***}.
 *
 * @param reveal the text itself: {@code koma_} and 32 characters for new ones, anything for those that callers send
 */
public record ApiKey(String reveal) {
    /** Longer ones are not even hashed. */
    private static final int LONGEST = 200;

    private static final String PREFIX = "koma_";
    private static final int RANDOM_BYTES = 24;

    /** @param random unpredictable */
    static ApiKey make(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new ApiKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Whether it may be a key at all: some printable ASCII characters. */
    boolean isPlausible() {
        return !reveal.isEmpty() && reveal.length() <= LONGEST && reveal.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** SHA-256, 64 hexadecimal digits: what is stored. Keys are random enough to need neither salt nor stretching. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(reveal.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
