package dev.koma.searchapi.contract;

import dev.koma.searchapi.account.IssuedKey;
import dev.koma.searchapi.account.KeyStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** Makes accounts that no other test uses. */
@Singleton
final class Accounts {
    @Inject
    KeyStore keys;

    /** @return the key of a new account */
    String open(String tier) throws IOException, NoSuchAlgorithmException {
        String key = "key-" + UUID.randomUUID();
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        keys.add(new IssuedKey(hash.substring(0, 12), hash, key + "@koma.example", tier, Instant.EPOCH, null));
        return key;
    }
}
