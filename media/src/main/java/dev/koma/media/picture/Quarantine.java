package dev.koma.media.picture;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;

/**
 * Remembers the latest files that cost a child its life, so that one that does it again and again is not decoded any more. The
 * first time may have been bad luck: a machine under load, a process that something else ended.
 */
final class Quarantine {
    private static final int REMEMBERED = 256;
    private static final int DEATHS = 2;

    /** Deaths by SHA-256, the oldest first. */
    private final LinkedHashMap<String, Integer> deaths = new LinkedHashMap<>();

    synchronized boolean holds(byte[] file) {
        return !deaths.isEmpty() && deaths.getOrDefault(digest(file), 0) >= DEATHS;
    }

    synchronized void died(byte[] file) {
        String digest = digest(file);
        Integer before = deaths.remove(digest);
        deaths.put(digest, before == null ? 1 : before + 1);
        if (deaths.size() > REMEMBERED) {
            deaths.pollFirstEntry();
        }
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
