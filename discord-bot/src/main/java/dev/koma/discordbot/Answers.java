package dev.koma.discordbot;

import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.platform.Stage;
import dev.koma.botcore.reply.Media;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import dev.koma.discordbot.OpenInteractions.OpenInteraction;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import org.jspecify.annotations.Nullable;

/** Acknowledges interactions and answers them, also those of a process before this one. */
final class Answers {
    private static final System.Logger LOG = System.getLogger(Answers.class.getName());
    private static final Duration NOT_CONNECTED = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(50);
    private static final Duration PATIENCE_FOR_ACKNOWLEDGEMENT = Duration.ofSeconds(8);
    /** Stages that are over sooner are not shown: each costs a request. The one that lasts is. */
    private static final Duration PAUSE_BETWEEN_STAGES = Duration.ofMillis(1200);

    private final GatewaySession session;
    private final OpenInteractions interactions;
    private final Tally tally;

    Answers(GatewaySession session, OpenInteractions interactions, Tally tally) {
        this.session = session;
        this.interactions = interactions;
        this.tally = tally;
    }

    void acknowledge(ReplyTarget target, boolean quiet) {
        OpenInteraction open = find(target);
        IReplyCallback callback = open == null ? null : open.take(quiet, System.nanoTime());
        if (open == null || callback == null) {
            return;
        }
        Consumer<Object> done = any -> open.acknowledged.complete(true);
        Consumer<Throwable> failed = failure -> {
            unacknowledged(failure);
            open.acknowledged.completeExceptionally(failure);
        };
        if (callback instanceof IMessageEditCallback onMessage) {
            onMessage.deferEdit().queue(done, failed);
        } else {
            callback.deferReply(quiet).queue(done, failed);
        }
    }

    private @Nullable OpenInteraction find(ReplyTarget target) {
        return Address.read(target.address())
                .map(address -> interactions.find(address.interaction()))
                .orElse(null);
    }

    private void unacknowledged(Throwable failure) {
        if (Failures.is(failure, ErrorResponse.UNKNOWN_INTERACTION)) {
            tally.late.increment();
            session.note("An interaction was acknowledged too late");
        } else if (Failures.is(failure, ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED)) {
            tally.taken.increment();
            session.note("Another program uses the same token: it had acknowledged an interaction");
        } else {
            failed("An interaction could not be acknowledged", failure);
        }
    }

    /** Counts and notes what nobody waits for. */
    void failed(String what, Throwable failure) {
        tally.failures.increment();
        if (Failures.isBadToken(failure)) {
            session.refuse();
            return;
        }
        session.note(what + ": " + Failures.cause(failure).getMessage());
        LOG.log(System.Logger.Level.DEBUG, what, failure);
    }

    Delivery whisper(ReplyTarget target, Text words) {
        OpenInteraction open = find(target);
        IReplyCallback callback = open == null ? null : open.take(true, System.nanoTime());
        if (open == null || callback == null) {
            return send(target, Reply.of(words));
        }
        Delivery delivery = result(
                callback.reply(DiscordMessages.create(Reply.of(words), false)).setEphemeral(true));
        open.acknowledged.complete(true);
        return delivery;
    }

    void progress(ReplyTarget target, Stage stage, Text words) {
        Optional<Address> address = Address.read(target.address());
        OpenInteraction open = find(target);
        JDA jda = session.jda();
        if (address.isEmpty() || open == null || jda == null || address.get().onButton()) {
            return;
        }
        long pause = stage == Stage.WAITING ? 0 : PAUSE_BETWEEN_STAGES.toNanos();
        open.later(words, System.nanoTime(), pause)
                .ifPresent(nanos -> open.acknowledged.thenRunAsync(
                        () -> open.show(System.nanoTime(), now -> show(jda, address.get(), now)),
                        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS)));
    }

    private void show(JDA jda, Address address, Text words) {
        hook(jda, address)
                .editOriginal(DiscordMessages.edit(Reply.of(words), false))
                .queue(done -> {}, failure -> failed("Progress could not be shown", failure));
    }

    private static InteractionHook hook(JDA jda, Address address) {
        return InteractionHook.from(jda, address.token());
    }

    /** Edits the deferred answer, or the message that the button is on, into this reply. */
    Delivery send(ReplyTarget target, Reply reply) {
        Optional<Address> address = Address.read(target.address());
        if (address.isEmpty()) {
            return new Delivery.Undeliverable(Delivery.Reason.GONE);
        }
        JDA jda = session.jda();
        if (jda == null) {
            return new Delivery.Postponed(NOT_CONNECTED);
        }
        Media media = reply.media();
        if (media != null && media.bytes().length > target.uploadLimit()) {
            return new Delivery.TooLarge();
        }
        OpenInteraction open = interactions.find(address.get().interaction());
        if (open == null) {
            return edit(jda, address.get(), null, reply);
        }
        open.setAnswering(true);
        Delivery delivery = isAcknowledged(open)
                ? edit(jda, address.get(), open, reply)
                : elsewhere(jda, address.get(), open, reply);
        open.setAnswering(delivery instanceof Delivery.Delivered);
        return delivery;
    }

    /** Whether there is a deferred answer to edit, after waiting for Discord to say so. */
    private static boolean isAcknowledged(OpenInteraction open) {
        try {
            return open.acknowledged.get(PATIENCE_FOR_ACKNOWLEDGEMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // when the connection broke, Discord may have taken it
            return !Failures.isOver(e);
        } catch (TimeoutException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Delivery edit(JDA jda, Address address, @Nullable OpenInteraction open, Reply reply) {
        try {
            complete(hook(jda, address).editOriginal(DiscordMessages.edit(reply, true)));
            return new Delivery.Delivered();
        } catch (ExecutionException | RuntimeException e) {
            if (Failures.isOver(e)) {
                return elsewhere(jda, address, open, reply);
            }
            if (Failures.isForbidden(e)) {
                tally.plain.increment();
                return result(hook(jda, address).editOriginal(DiscordMessages.edit(reply.with(null), false)));
            }
            return failure(e);
        } catch (InterruptedException e) {
            return interrupted();
        }
    }

    /**
     * Answers with a message of its own, when the interaction is over: to one who is alone with the bot, and in a channel where the bot
     * may write, if it is known that everybody there was to see the answer.
     */
    private Delivery elsewhere(JDA jda, Address address, @Nullable OpenInteraction open, Reply reply) {
        try {
            MessageChannel channel = channel(jda, address, open);
            if (channel == null) {
                return new Delivery.Undeliverable(Delivery.Reason.EXPIRED);
            }
            boolean card = may(channel, Permission.MESSAGE_EMBED_LINKS);
            Reply allowed = may(channel, Permission.MESSAGE_ATTACH_FILES) ? reply : reply.with(null);
            complete(channel.sendMessage(DiscordMessages.create(allowed, card))
                    .setNonce(Long.toUnsignedString(address.interaction())));
            tally.elsewhere.increment();
            return new Delivery.Delivered();
        } catch (ExecutionException | RuntimeException e) {
            return failure(e);
        } catch (InterruptedException e) {
            return interrupted();
        }
    }

    private static @Nullable MessageChannel channel(JDA jda, Address address, @Nullable OpenInteraction open)
            throws ExecutionException, InterruptedException {
        if (address.alone()) {
            return complete(jda.openPrivateChannelById(address.user()));
        }
        if (open == null || open.isQuiet()) {
            return null;
        }
        GuildMessageChannel channel = jda.getChannelById(GuildMessageChannel.class, address.channel());
        return channel != null && channel.canTalk() ? channel : null;
    }

    private static boolean may(MessageChannel channel, Permission permission) {
        return !(channel instanceof GuildMessageChannel in)
                || in.getGuild().getSelfMember().hasPermission(in, permission);
    }

    /** The address that a picture has now, from its message. */
    Optional<PictureDownload.Place> refresh(PictureDownload.Place old) {
        JDA jda = session.jda();
        if (jda == null) {
            return Optional.empty();
        }
        try {
            MessageChannel channel = jda.getChannelById(MessageChannel.class, old.channel());
            if (channel == null) {
                return Optional.empty();
            }
            Message message = complete(channel.retrieveMessageById(old.message()));
            return message.getAttachments().stream()
                    .filter(attachment -> attachment.getId().equals(old.attachment()))
                    .findFirst()
                    .map(attachment -> new PictureDownload.Place(
                            old.channel(), old.message(), old.attachment(), attachment.getUrl()));
        } catch (ExecutionException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "A message with a picture cannot be read again", e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Delivery result(RestAction<?> action) {
        try {
            complete(action);
            return new Delivery.Delivered();
        } catch (ExecutionException | RuntimeException e) {
            return failure(e);
        } catch (InterruptedException e) {
            return interrupted();
        }
    }

    private Delivery failure(Exception e) {
        if (Failures.isBadToken(e)) {
            session.refuse();
        } else {
            session.note("An answer could not be sent: " + Failures.cause(e).getMessage());
            LOG.log(System.Logger.Level.DEBUG, "An answer could not be sent", e);
        }
        return Failures.delivery(e);
    }

    private static Delivery interrupted() {
        Thread.currentThread().interrupt();
        return new Delivery.Postponed(NOT_CONNECTED);
    }

    private static <T> T complete(RestAction<T> action) throws ExecutionException, InterruptedException {
        try {
            return action.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .submit()
                    .get(PATIENCE.toMillis() + 5000, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ExecutionException(e);
        }
    }
}
