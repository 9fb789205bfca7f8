package dev.koma.searchapi.account;

import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.http.Callers;
import dev.koma.searchapi.http.ClientAddress;
import dev.koma.searchapi.http.ErrorResponses;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Finds out who calls, before a body is read: the owner of the key in the header {@code x-trace-key}, else in the query
 * parameter {@code key}, else a guest. Refuses keys that open nothing.
 */
public final class Identification implements Handler<RoutingContext> {
    private static final Logger LOG = Logger.getLogger(Identification.class);
    private static final String HEADER = "x-trace-key";
    private static final String PARAMETER = "key";
    private static final String CALLER = Caller.class.getName();
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Callers addresses;
    private final Accounts accounts;
    private final Tiers tiers;
    private final WrongKeys wrongKeys;

    Identification(Callers addresses, Accounts accounts, Tiers tiers, WrongKeys wrongKeys) {
        this.addresses = addresses;
        this.accounts = accounts;
        this.tiers = tiers;
        this.wrongKeys = wrongKeys;
    }

    /** Who sent a request that has passed here. */
    public static Caller caller(RoutingContext context) {
        Caller caller = context.get(CALLER);
        if (caller == null) {
            throw new IllegalStateException("nobody has asked who calls " + context.normalizedPath());
        }
        return caller;
    }

    @Override
    public void handle(RoutingContext context) {
        ClientAddress address = addresses.caller(context.request());
        List<String> sent = sent(context.request());
        if (sent.isEmpty()) {
            pass(context, Caller.guest(address, tiers.free()));
        } else {
            // A look into a store may block; requests are paused until they are read.
            Context loop = context.vertx().getOrCreateContext();
            Thread.ofVirtual().name("key-lookup").start(() -> {
                Runnable next = identify(context, address, sent);
                loop.runOnContext(ignored -> {
                    if (!context.response().closed()) { // of a client that is gone there is nothing left to read
                        next.run();
                    }
                });
            });
        }
    }

    /** Decides what is to be done with a request that has a key. */
    private Runnable identify(RoutingContext context, ClientAddress address, List<String> sent) {
        try {
            Duration wait = wrongKeys.wait(address);
            if (wait.isPositive()) {
                return refusal(context, new ApiException(429, "Too many requests", wait));
            }
            if (sent.size() == 1) {
                Caller caller = accounts.caller(new ApiKey(sent.getFirst())).orElse(null);
                if (caller != null) {
                    return () -> pass(context, caller);
                }
            }
            wrongKeys.add(address);
            return refusal(context, new ApiException(403, "Invalid API key"));
        } catch (IOException e) {
            LOG.errorf("A key cannot be checked: %s", e.getMessage());
            return refusal(context, new ApiException(503, "API keys cannot be checked at the moment", RETRY));
        } catch (RuntimeException e) {
            return () -> context.fail(e);
        }
    }

    private static Runnable refusal(RoutingContext context, ApiException error) {
        return () -> ErrorResponses.refuse(context, error);
    }

    private static void pass(RoutingContext context, Caller caller) {
        context.put(CALLER, caller);
        context.next();
    }

    /** The different keys of a request; the header wins over the query. */
    private static List<String> sent(HttpServerRequest request) {
        List<String> inHeader = different(request.headers().getAll(HEADER));
        return inHeader.isEmpty() ? different(request.params().getAll(PARAMETER)) : inHeader;
    }

    private static List<String> different(List<String> keys) {
        return keys.stream().filter(key -> !key.isEmpty()).distinct().toList();
    }
}
