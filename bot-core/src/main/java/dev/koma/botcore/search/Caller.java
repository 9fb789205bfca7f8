package dev.koma.botcore.search;

/**
 * On whose account a search is.
 *
 * @param platform {@link dev.koma.botcore.platform.ChatPlatform#name}
 * @param user unique within the platform
 * @param tier what the person may do
 */
public record Caller(String platform, String user, Tier tier) {
    /** Such as {@code discord:80351110224678912}. */
    public String id() {
        return platform + ":" + user;
    }
}
