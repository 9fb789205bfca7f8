package dev.koma.telegrambot;

import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.reply.Reply;
import java.util.function.Function;

/** Answers where the bot is a guest. Files cannot be uploaded there, so an answer is words and buttons. */
final class GuestReplies {
    private final TelegramApi api;

    GuestReplies(TelegramApi api) {
        this.api = api;
    }

    /** Answers the question, which can be done once, or changes the answer that the pressed button is on. */
    Delivery send(GuestAddress to, Reply reply) {
        if (reply.media() != null) {
            return new Delivery.TooLarge();
        }
        String query = to.query();
        String message = to.message();
        if (query != null) {
            return attempt(manner -> api.execute(Messages.guest(query, manner, reply)));
        }
        return message == null
                ? new Delivery.Undeliverable(Delivery.Reason.GONE)
                : attempt(manner -> api.execute(Messages.otherGuestText(message, manner, reply)));
    }

    private static Delivery attempt(Function<Manner, ApiResult<?>> call) {
        Manner usual = Manner.usual(0);
        ApiResult<?> result = call.apply(usual);
        if (result instanceof ApiResult.Refused<?> refused) {
            Manner other = usual.without(refused);
            if (!other.equals(usual)) {
                return Verdict.of(call.apply(other), false);
            }
        }
        return Verdict.of(result, false);
    }
}
