package dev.koma.discordbot;

import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.event.TitleSuggestion;
import dev.koma.botcore.language.Language;
import dev.koma.botcore.language.Phrase;
import dev.koma.botcore.platform.ChatListener;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.platform.Download;
import dev.koma.botcore.platform.NotAcceptedException;
import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.botcore.platform.Stage;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command;
import org.jspecify.annotations.Nullable;

/** Discord, by slash commands, a message command and buttons: events are interactions, which JDA hears at the gateway. */
public final class DiscordPlatform implements ChatPlatform {
    static final String NAME = "discord";

    private static final System.Logger LOG = System.getLogger(DiscordPlatform.class.getName());
    private static final int SUGGESTING = 50;

    private final GatewaySession session;
    private final OpenInteractions interactions = new OpenInteractions();
    private final Tally tally = new Tally();
    private final Answers answers;
    private final PictureDownload downloads;
    private final EventLanes lanes = new EventLanes();
    private final ExecutorService suggesting = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore suggestions = new Semaphore(SUGGESTING);
    private volatile @Nullable ChatListener listener;
    /** Until its raw event, which JDA gives after it; only the gateway's thread touches it. */
    private @Nullable IReplyCallback pending;

    public DiscordPlatform(DiscordConnection connection, Clock clock) {
        session = new GatewaySession(connection, clock, this::hear);
        answers = new Answers(session, interactions, tally);
        downloads = new PictureDownload(connection.api(), place -> place.flatMap(answers::refresh));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start(ChatListener newListener) {
        listener = newListener;
        session.start();
    }

    /** On the gateway's thread: nothing here may wait. */
    private void hear(GenericEvent event) {
        switch (event) {
            case RawGatewayEvent raw -> complete(raw);
            case ReadyEvent ready -> announceCommands(ready);
            case CommandAutoCompleteInteractionEvent typing -> suggest(typing);
            case IReplyCallback interaction -> {
                session.heard();
                interactions.add(interaction);
                pending = interaction;
            }
            default -> {}
        }
    }

    /** Every event is followed by a raw one: its own, or that of the event which let it go on. */
    private void complete(RawGatewayEvent raw) {
        IReplyCallback interaction = pending;
        pending = null;
        if (interaction != null) {
            take(interaction, said(interaction, raw));
        }
    }

    private RawInteraction said(IReplyCallback interaction, RawGatewayEvent raw) {
        RawInteraction unknown = RawInteraction.unknown(interaction.getIdLong());
        if (!raw.getType().equals("INTERACTION_CREATE")) {
            return unknown;
        }
        try {
            RawInteraction read = RawInteraction.read(raw.getPayload());
            return read.id() == interaction.getIdLong() ? read : unknown;
        } catch (RuntimeException e) {
            answers.failed("An interaction has something unforeseen in it", e);
            return unknown;
        }
    }

    private void announceCommands(ReadyEvent ready) {
        ready.getJDA()
                .updateCommands()
                .addCommands(DiscordCommands.all())
                .queue(done -> {}, failure -> answers.failed("The commands could not be announced", failure));
    }

    private void take(IReplyCallback interaction, RawInteraction said) {
        try {
            lanes.execute(interaction.getUser().getIdLong(), () -> receive(interaction, said));
        } catch (RejectedExecutionException e) {
            tally.turnedAway.increment();
            Language language =
                    Language.ofLocale(interaction.getUserLocale().getLocale()).orElse(Language.ENGLISH);
            interaction
                    .reply(Phrase.ALL_FULL.in(language))
                    .setEphemeral(true)
                    .queue(
                            done -> {},
                            failure -> answers.failed("Somebody could not be told of too much to do", failure));
        }
    }

    private void receive(IReplyCallback interaction, RawInteraction said) {
        ChatListener hearing = listener;
        try {
            ChatEvent event = Interactions.event(interaction, said);
            if (event != null && hearing != null) {
                hearing.receive(event);
            }
        } catch (NotAcceptedException | RuntimeException e) {
            tally.failures.increment();
            session.note("An event could not be handled: " + e);
            LOG.log(System.Logger.Level.WARNING, "An event could not be handled", e);
        }
    }

    private void suggest(CommandAutoCompleteInteractionEvent typing) {
        ChatListener hearing = listener;
        if (hearing == null || !suggestions.tryAcquire()) {
            typing.replyChoices(List.of()).queue(done -> {}, failure -> tally.late.increment());
            return;
        }
        try {
            suggesting.execute(() -> {
                try {
                    String typed = typing.getFocusedOption().getValue();
                    String locale = typing.getUserLocale().getLocale();
                    typing.replyChoices(hearing.suggestTitles(typed, locale).stream()
                                    .map(DiscordPlatform::choice)
                                    .toList())
                            .queue(done -> {}, failure -> tally.late.increment());
                } finally {
                    suggestions.release();
                }
            });
        } catch (RejectedExecutionException e) {
            suggestions.release();
        }
    }

    private static Command.Choice choice(TitleSuggestion title) {
        return new Command.Choice(title.name(), title.value());
    }

    @Override
    public void acknowledge(ReplyTarget target, boolean quiet) {
        answers.acknowledge(target, quiet);
    }

    @Override
    public Delivery whisper(ReplyTarget target, Text words) {
        return answers.whisper(target, words);
    }

    @Override
    public void progress(ReplyTarget target, Stage stage, Text words) {
        answers.progress(target, stage, words);
    }

    @Override
    public Delivery deliver(ReplyTarget target, Reply reply) {
        return answers.send(target, reply);
    }

    @Override
    public Delivery replace(ReplyTarget target, Reply reply) {
        return answers.send(target, reply);
    }

    /** The answer is an edit of the deferred one. */
    @Override
    public boolean redeliveryReplaces() {
        return true;
    }

    @Override
    public boolean redeliversEvents() {
        return false;
    }

    @Override
    public Download download(PictureRef picture, long limit) {
        return downloads.of(picture.reference(), limit);
    }

    @Override
    public PlatformHealth health() {
        return session.health();
    }

    /** What went wrong since the start. */
    public DiscordCounts counts() {
        return tally.counts();
    }

    @Override
    public void close() {
        listener = null;
        lanes.close();
        suggesting.shutdownNow();
        session.close();
        downloads.close();
    }
}
