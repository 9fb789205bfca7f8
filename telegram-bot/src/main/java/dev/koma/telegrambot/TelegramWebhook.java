package dev.koma.telegrambot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koma.botcore.platform.NotAcceptedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Takes updates that Telegram sends by HTTP; whoever hosts the bot has the server. */
public final class TelegramWebhook {
    /** The header with the secret. */
    public static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    /** Bytes of the largest body that is read. */
    public static final int LARGEST_BODY = 1 << 20;

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int UNAVAILABLE = 503;

    private final byte[] secret;
    private volatile @Nullable Arrivals arrivals;

    TelegramWebhook(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    void open(Arrivals to) {
        arrivals = to;
    }

    void close() {
        arrivals = null;
    }

    /** Whether this is the secret; takes the same time whatever is given. */
    public boolean knows(@Nullable String given) {
        byte[] word = given == null ? new byte[0] : given.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(secret, word);
    }

    /**
     * Takes an update. When it returns 200, the update is stored; the work is done later. May block for milliseconds.
     *
     * @param given the value of {@link #SECRET_HEADER}, or null
     * @param body at most {@link #LARGEST_BODY} bytes and one
     * @return the HTTP status to answer with; after 503 Telegram sends it again
     */
    public int receive(@Nullable String given, byte[] body) {
        if (!knows(given)) {
            return FORBIDDEN;
        }
        if (body.length > LARGEST_BODY) {
            return TOO_LARGE;
        }
        Arrivals to = arrivals;
        if (to == null) {
            return UNAVAILABLE;
        }
        try {
            JsonNode update = TelegramApi.JSON.readTree(body);
            if (update == null || !update.path("update_id").isIntegralNumber()) {
                return BAD_REQUEST;
            }
            to.take(update);
            return OK;
        } catch (NotAcceptedException | RuntimeException e) {
            return UNAVAILABLE;
        } catch (IOException e) {
            return BAD_REQUEST;
        }
    }
}
