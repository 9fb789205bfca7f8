package dev.koma.searchapi.account;

import dev.koma.searchapi.http.ClientAddress;
import java.util.Locale;

/**
 * Who asks for a search: a guest, known by address, or an account, known by one of its keys.
 *
 * @param id as {@code /me} shows it: the address (for IPv6 the /64 network) or the account's e-mail address
 * @param subject under which searches are counted; a guest never shares one with an account
 * @param tier what the caller may use
 */
public record Caller(String id, String subject, Tier tier) {
    /** A caller without a key. */
    public static Caller guest(ClientAddress address, Tier tier) {
        return new Caller(address.toString(), "guest:" + address, tier);
    }

    /** The owner of a key; all keys of an account count as one caller. */
    public static Caller account(String email, Tier tier) {
        return new Caller(email, "account:" + email.toLowerCase(Locale.ROOT), tier);
    }

    /**
     * Somebody on a chat platform.
     *
     * @param id such as {@code telegram:4711}
     */
    public static Caller chat(String id, Tier tier) {
        return new Caller(id, "chat:" + id, tier);
    }
}
