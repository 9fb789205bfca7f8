package dev.koma.telegrambot;

import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.platform.Delivery.Reason;
import java.time.Duration;

/** What a result of a call means for a reply. */
final class Verdict {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(30);

    private Verdict() {}

    /** @param withFile whether a file was sent along: without it, it may work */
    static Delivery of(ApiResult<?> result, boolean withFile) {
        return switch (result) {
            case ApiResult.Done<?> done -> new Delivery.Delivered();
            case ApiResult.Unreachable<?> unreachable ->
                unreachable.begun() ? new Delivery.Uncertain() : new Delivery.Postponed(SOON);
            case ApiResult.Refused<?> refused -> refused(refused, withFile);
        };
    }

    private static Delivery refused(ApiResult.Refused<?> refused, boolean withFile) {
        if (refused.retryAfter() != null) {
            return new Delivery.Postponed(refused.retryAfter());
        }
        if (refused.code() == 429) {
            return new Delivery.Postponed(LATER);
        }
        if (refused.isTokenBad()) {
            return new Delivery.Postponed(LATER);
        }
        if (refused.code() == 403) {
            return new Delivery.Undeliverable(Reason.FORBIDDEN);
        }
        if (refused.says("message is not modified")) {
            return new Delivery.Delivered();
        }
        if (refused.says("query is too old")) {
            return new Delivery.Undeliverable(Reason.EXPIRED);
        }
        if (refused.says("chat not found") || refused.says("to edit not found") || refused.says("message_id_invalid")) {
            return new Delivery.Undeliverable(Reason.GONE);
        }
        if (refused.says("chat_write_forbidden")
                || refused.says("topic_closed")
                || refused.says("send text messages")
                || refused.says("kicked")) {
            return new Delivery.Undeliverable(Reason.FORBIDDEN);
        }
        return withFile ? new Delivery.TooLarge() : new Delivery.Undeliverable(Reason.REJECTED);
    }
}
