package dev.koma.botcore.conversation;

import java.util.random.RandomGenerator;

/** Names of jobs and sessions: 80 random bits as 16 letters and digits. */
final class JobIds {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 16;

    private final RandomGenerator random;

    /** @param random that nobody can predict */
    JobIds(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
