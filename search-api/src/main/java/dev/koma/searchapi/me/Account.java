package dev.koma.searchapi.me;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.Tier;
import dev.koma.searchapi.ledger.Usage;

/**
 * What a caller may use, and has used, as {@code /me} shows it.
 *
 * @param id the account's e-mail address, or the guest's address, for IPv6 the /64 network
 * @param priority in the queue, 0 is the lowest
 * @param concurrency searches at the same time
 * @param quota answered searches in a quota window
 * @param quotaUsed of them
 */
@JsonPropertyOrder({"id", "priority", "concurrency", "quota", "quotaUsed"})
record Account(String id, int priority, int concurrency, int quota, long quotaUsed) {
    static Account of(Caller caller, Usage usage) {
        Tier tier = caller.tier();
        return new Account(caller.id(), tier.priority(), tier.concurrency(), tier.quota(), usage.used());
    }
}
