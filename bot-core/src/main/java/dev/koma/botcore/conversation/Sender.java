package dev.koma.botcore.conversation;

import dev.koma.botcore.dispatch.Attempt;
import dev.koma.botcore.dispatch.Outcome;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.reply.Media;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.store.StoreException;
import java.time.Duration;

/** Sends the answer to a request, noting it before and after, so that it is sent once. */
final class Sender {
    private static final System.Logger LOG = System.getLogger(Sender.class.getName());

    private final ChatTally tally;

    Sender(ChatTally tally) {
        this.tally = tally;
    }

    Outcome send(Attempt attempt, ChatPlatform platform, Task task, Reply reply)
            throws InterruptedException, StoreException {
        return send(attempt, platform, task, reply, ClipLadder.Step.None::new);
    }

    /** Smaller files than the one before. */
    interface Files {
        ClipLadder.Step next() throws InterruptedException;
    }

    /** Sends the reply with the first file that the place takes, or without one. */
    Outcome send(Attempt attempt, ChatPlatform platform, Task task, Reply reply, Files files)
            throws InterruptedException, StoreException {
        while (true) {
            ClipLadder.Step step = files.next();
            if (step instanceof ClipLadder.Step.Busy(Duration retryAfter)) {
                return new Outcome.Busy(retryAfter);
            }
            Media media = step instanceof ClipLadder.Step.Best(Media best) ? best : null;
            attempt.answering();
            Delivery delivery = deliver(platform, task, reply.with(media));
            if (!(delivery instanceof Delivery.TooLarge) || media == null) {
                return outcome(delivery, attempt);
            }
        }
    }

    private static Delivery deliver(ChatPlatform platform, Task task, Reply reply) {
        ReplyTarget target = task.origin().target();
        return task.replaces() ? platform.replace(target, reply) : platform.deliver(target, reply);
    }

    private Outcome outcome(Delivery delivery, Attempt attempt) throws StoreException {
        return switch (delivery) {
            case Delivery.Delivered delivered -> new Outcome.Finished();
            case Delivery.TooLarge tooLarge -> lost(Delivery.Reason.REJECTED);
            case Delivery.Undeliverable undeliverable -> lost(undeliverable.reason());
            case Delivery.Postponed postponed -> {
                attempt.notAnswered();
                yield new Outcome.Blocked(postponed.retryAfter());
            }
            case Delivery.Uncertain uncertain -> {
                tally.uncertain.increment();
                yield new Outcome.Blocked(Duration.ZERO);
            }
        };
    }

    private Outcome lost(Delivery.Reason reason) {
        tally.undeliverable.increment();
        LOG.log(System.Logger.Level.DEBUG, "Nobody will see an answer: {0}", reason);
        return new Outcome.Finished();
    }
}
