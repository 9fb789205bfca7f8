package dev.koma.telegrambot;

import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.reply.Media;
import dev.koma.botcore.reply.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;

/** Sends and changes messages, each at its time, with what the chat allows. */
final class TelegramSender {
    private static final int TRIES = 5;
    private static final int MOST_MOVED = 10_000;
    /** A reply that has to wait longer goes back into the queue. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final TelegramApi api;
    private final Pace pace;
    private final long uploadLimit;
    /** Groups that became supergroups, and so have another id. */
    private final Map<Long, Long> moved = new ConcurrentHashMap<>();

    TelegramSender(TelegramApi api, Pace pace, long uploadLimit) {
        this.api = api;
        this.pace = pace;
        this.uploadLimit = uploadLimit;
    }

    Delivery send(TelegramAddress to, Reply reply) {
        Media media = reply.media();
        if (media == null) {
            return attempt(to, false, manner -> api.execute(Messages.text(to, manner, reply)));
        }
        if (media.bytes().length > uploadLimit) {
            return new Delivery.TooLarge();
        }
        if (media.kind() == Media.Kind.CLIP) {
            return attempt(
                    to, true, manner -> api.call(client -> client.execute(Messages.video(to, manner, reply, media))));
        }
        return attempt(
                to, true, manner -> api.call(client -> client.execute(Messages.photo(to, manner, reply, media))));
    }

    Delivery change(TelegramAddress on, Reply reply) {
        Media media = reply.media();
        if (media == null) {
            return changeText(on, reply);
        }
        if (media.bytes().length > uploadLimit) {
            return new Delivery.TooLarge();
        }
        return attempt(
                on, true, manner -> api.call(client -> client.execute(Messages.otherMedia(on, manner, reply, media))));
    }

    /** A file cannot be taken from a message that has one: then a new message takes its place. */
    private Delivery changeText(TelegramAddress on, Reply reply) {
        boolean[] hasFile = new boolean[1];
        Delivery delivery = attempt(on, false, manner -> {
            ApiResult<?> result = api.execute(Messages.otherText(on, manner, reply));
            hasFile[0] = result instanceof ApiResult.Refused<?> refused && refused.says("no text in the message");
            return result;
        });
        if (!hasFile[0]) {
            return delivery;
        }
        Delivery sent = send(on, reply);
        if (sent instanceof Delivery.Delivered) {
            api.execute(new DeleteMessage(String.valueOf(chat(on)), on.message()));
        }
        return sent;
    }

    private long chat(TelegramAddress to) {
        return moved.getOrDefault(to.chat(), to.chat());
    }

    private Delivery attempt(TelegramAddress to, boolean withFile, Function<Manner, ApiResult<?>> call) {
        Manner manner = Manner.usual(chat(to));
        for (int i = 0; i < TRIES; i++) {
            Optional<Delivery> postponed = waitForTurn(manner.chat(), to.group());
            if (postponed.isPresent()) {
                return postponed.get();
            }
            ApiResult<?> result = call.apply(manner);
            if (!(result instanceof ApiResult.Refused<?> refused)) {
                return Verdict.of(result, withFile);
            }
            if (refused.retryAfter() != null) {
                pace.block(manner.chat(), to.group(), refused.retryAfter());
            }
            Manner other = manner.without(refused);
            if (other.equals(manner)) {
                return Verdict.of(result, withFile);
            }
            if (other.chat() != manner.chat() && moved.size() < MOST_MOVED) {
                moved.put(to.chat(), other.chat());
            }
            manner = other;
        }
        return new Delivery.Undeliverable(Delivery.Reason.REJECTED);
    }

    /** Waits until it may be sent; else says when. */
    private Optional<Delivery> waitForTurn(long chat, boolean group) {
        Duration wait = pace.take(chat, group, LONGEST_WAIT);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            return Optional.of(new Delivery.Postponed(wait));
        }
        try {
            Thread.sleep(wait);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Delivery.Postponed(Duration.ofSeconds(1)));
        }
    }
}
