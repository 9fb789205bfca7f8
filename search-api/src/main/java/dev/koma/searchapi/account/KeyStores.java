package dev.koma.searchapi.account;

import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.StateFile;
import java.io.IOException;

/** The places where keys may lie. */
public final class KeyStores {
    private KeyStores() {}

    /** In the data directory; the file stays open when the store is closed. */
    public static KeyStore in(StateFile file) throws IOException {
        return new SqliteKeyStore(file);
    }

    /** On Redis; the link stays open when the store is closed. */
    public static KeyStore on(RedisLink link) {
        return new RedisKeyStore(link, RedisKeyStore.PREFIX);
    }
}
