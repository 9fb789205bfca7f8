package dev.koma.discordbot;

import dev.koma.botcore.platform.PlatformHealth;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.jspecify.annotations.Nullable;

/** The connection to Discord: begun, kept and given up. */
final class GatewaySession implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(GatewaySession.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_RECONNECT_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String BAD_TOKEN =
            "Discord refuses the bot's token: copy a new one from the developer portal into koma.discord.token";

    private final DiscordConnection connection;
    private final Clock clock;
    private final EventListener listener;

    private PlatformHealth.State state = PlatformHealth.State.STOPPED;
    private @Nullable Instant lastEvent;
    private @Nullable String lastError;
    private @Nullable JDA jda;
    private @Nullable Thread starter;
    private boolean closed;

    GatewaySession(DiscordConnection connection, Clock clock, EventListener listener) {
        this.connection = connection;
        this.clock = clock;
        this.listener = listener;
    }

    /** Connects on a thread of its own, again and again while Discord cannot be reached. */
    synchronized void start() {
        if (closed || starter != null) {
            return;
        }
        state = PlatformHealth.State.DEGRADED;
        starter = Thread.ofVirtual().name("discord-start").start(this::connect);
    }

    private void connect() {
        Duration pause = FIRST_PAUSE;
        while (!isOver()) {
            try {
                JDA made = builder().build();
                if (!keep(made)) {
                    made.shutdownNow();
                }
                return;
            } catch (InvalidTokenException | IllegalArgumentException e) {
                stop(BAD_TOKEN);
                return;
            } catch (RuntimeException e) {
                failed("Discord cannot be reached: " + e.getMessage());
                LOG.log(System.Logger.Level.DEBUG, "Discord cannot be reached", e);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                return;
            }
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
    }

    private synchronized boolean isOver() {
        return closed;
    }

    private synchronized boolean keep(JDA made) {
        jda = made;
        return !closed;
    }

    /** No privileged intents, nothing cached that interactions do not need. */
    private JDABuilder builder() {
        RestConfig rest = new RestConfig();
        URI api = connection.api();
        if (api != null) {
            rest.setBaseUrl(api.toString().endsWith("/") ? api.toString() : api + "/");
        }
        return JDABuilder.createLight(connection.token(), List.of())
                .setRestConfig(rest)
                .setSessionController(new Gateways(connection.gateway()))
                .setMaxReconnectDelay(LONGEST_RECONNECT_SECONDS)
                .setEnableShutdownHook(false)
                .setRawEventsEnabled(true)
                .addEventListeners((EventListener) this::hear, listener);
    }

    private static final class Gateways extends ConcurrentSessionController {
        private final @Nullable URI gateway;

        private Gateways(@Nullable URI gateway) {
            this.gateway = gateway;
        }

        @Override
        public String getGateway() {
            return gateway == null ? super.getGateway() : gateway.toString();
        }
    }

    private void hear(GenericEvent event) {
        switch (event) {
            case ReadyEvent ready -> connected();
            case SessionResumeEvent resumed -> connected();
            case SessionRecreateEvent recreated -> connected();
            case SessionDisconnectEvent disconnected -> failed("The gateway was disconnected");
            case ShutdownEvent shutdown -> shutDown(shutdown.getCloseCode());
            default -> {}
        }
    }

    private void shutDown(@Nullable CloseCode code) {
        if (code == CloseCode.AUTHENTICATION_FAILED) {
            stop(BAD_TOKEN);
        } else if (code == CloseCode.DISALLOWED_INTENTS || code == CloseCode.INVALID_INTENTS) {
            stop("Discord refuses the gateway intents: " + code);
        } else if (jda() != null) { // else the start has failed, and says why
            stop("The connection was shut down" + (code == null ? "" : ": " + code.getMeaning()));
        }
    }

    private synchronized void connected() {
        if (!closed) {
            state = PlatformHealth.State.CONNECTED;
            LOG.log(System.Logger.Level.INFO, "Connected to Discord");
        }
    }

    private synchronized void failed(String why) {
        if (state != PlatformHealth.State.STOPPED) {
            state = PlatformHealth.State.DEGRADED;
        }
        lastError = why;
    }

    private synchronized void stop(String why) {
        if (closed) {
            return;
        }
        state = PlatformHealth.State.STOPPED;
        lastError = why;
        LOG.log(System.Logger.Level.ERROR, "The Discord bot stops: {0}", why);
    }

    /** Discord no longer takes the token: every further request would count against us. */
    void refuse() {
        stop(BAD_TOKEN);
        JDA connected = jda();
        if (connected != null) {
            connected.shutdownNow();
        }
    }

    /** Notes what went wrong, in one line without secrets. */
    synchronized void note(String why) {
        lastError = why;
    }

    synchronized void heard() {
        lastEvent = clock.instant();
    }

    /** For calls, or null before the first connection and after the end. */
    synchronized @Nullable JDA jda() {
        return state == PlatformHealth.State.STOPPED ? null : jda;
    }

    synchronized PlatformHealth health() {
        return new PlatformHealth(state, lastEvent, lastError);
    }

    @Override
    public void close() {
        JDA connected;
        synchronized (this) {
            closed = true;
            state = PlatformHealth.State.STOPPED;
            connected = jda;
            if (starter != null) {
                starter.interrupt();
            }
        }
        if (connected == null) {
            return;
        }
        connected.shutdown();
        try {
            if (!connected.awaitShutdown(PATIENCE)) {
                connected.shutdownNow();
            }
        } catch (InterruptedException e) {
            connected.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
