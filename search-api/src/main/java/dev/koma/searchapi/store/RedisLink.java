package dev.koma.searchapi.store;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.enterprise.util.TypeLiteral;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * A Redis server, as far as it answers: every request is answered or has failed within the time that its patience allows, and
 * a server that fails is left alone for a while. Safe for use by several threads; blocks its callers.
 */
public final class RedisLink implements AutoCloseable {
    private static final TypeLiteral<CompletionStage<Response>> LATER = new TypeLiteral<>() {};
    private static final String CLOSED = "CONNECTION_CLOSED";
    private static final String UNKNOWN_SCRIPT = "NOSCRIPT";
    /** A connection on which nothing comes is dead, or idle and quickly made again. */
    private static final int SILENCE_SECONDS = 10;

    private static final int CONNECTIONS = 4;
    /** Requests that may wait for a connection, or on one for their answer. */
    private static final int WAITING = 2048;

    private final Redis redis;
    private final Guard guard;
    private final AtomicReference<CircuitBreakerState> state = new AtomicReference<>(CircuitBreakerState.CLOSED);

    /** @param redis closed with the link */
    public RedisLink(Redis redis, RedisPatience patience) {
        this.redis = redis;
        this.guard = Guard.create()
                .withDescription("redis")
                .withCircuitBreaker()
                .requestVolumeThreshold(patience.failures())
                .failureRatio(0.5)
                .delay(patience.pause().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(state::set)
                .done()
                .withTimeout()
                .duration(patience.answer().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    /**
     * A link of its own; connects when it is first used.
     *
     * @param url such as {@code redis://host:6379}
     */
    public static RedisLink to(Vertx vertx, String url, RedisPatience patience) {
        RedisOptions options = new RedisOptions()
                .setConnectionString(url)
                .setMaxPoolSize(CONNECTIONS)
                .setMaxPoolWaiting(WAITING)
                .setMaxWaitingHandlers(WAITING)
                .setNetClientOptions(new NetClientOptions()
                        .setTcpNoDelay(true)
                        .setTcpKeepAlive(true)
                        .setReadIdleTimeout(SILENCE_SECONDS));
        return new RedisLink(Redis.createClient(vertx, options), patience);
    }

    /**
     * Runs a script.
     *
     * @throws RedisAbsentException when the server is left alone: it was not asked
     * @throws IOException when the server does not answer or refuses: it may have done what it was asked, or do it later
     */
    public Response run(RedisScript script, List<String> keys, List<String> arguments) throws IOException {
        return guarded(() -> send(call(Command.EVALSHA, script.sha1(), keys, arguments))
                .recover(e -> isError(e, UNKNOWN_SCRIPT)
                        ? send(call(Command.EVAL, script.source(), keys, arguments))
                        : Future.failedFuture(e)));
    }

    private static Request call(Command command, String script, List<String> keys, List<String> arguments) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    /**
     * Sends one command.
     *
     * @throws RedisAbsentException when the server is left alone: it was not asked
     * @throws IOException when the server does not answer or refuses: it may have done what it was asked, or do it later
     */
    public Response command(Command command, String... arguments) throws IOException {
        return guarded(() -> {
            Request request = Request.cmd(command);
            for (String argument : arguments) {
                request.arg(argument);
            }
            return send(request);
        });
    }

    /** Sends once more on a new connection what was sent on one that the server, or we, had closed. */
    private Future<Response> send(Request request) {
        return redis.send(request).recover(e -> isClosed(e) ? redis.send(request) : Future.failedFuture(e));
    }

    private static boolean isClosed(Throwable e) {
        return e instanceof ClosedChannelException || isError(e, CLOSED);
    }

    private static boolean isError(Throwable e, String kind) {
        return e instanceof ErrorType error && error.is(kind);
    }

    private Response guarded(Supplier<Future<Response>> request) throws IOException {
        try {
            return guard.get(() -> request.get().toCompletionStage(), LATER)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof CircuitBreakerOpenException) {
                throw new RedisAbsentException();
            }
            String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            throw new IOException("Redis does not do what it should: " + reason, cause);
        }
    }

    /** Whether requests are sent; false while the server is left alone or only tried. */
    public boolean isUp() {
        return state.get() == CircuitBreakerState.CLOSED;
    }

    @Override
    public void close() {
        redis.close();
    }
}
