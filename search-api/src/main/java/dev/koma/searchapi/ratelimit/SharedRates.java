package dev.koma.searchapi.ratelimit;

import dev.koma.searchapi.http.ClientAddress;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisScript;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Counts on a Redis server, for all servers that share it. While that one does not do its part each server counts alone, by
 * limits of the same size.
 */
final class SharedRates implements RequestRates {
    private static final RedisScript SCRIPT = RedisScript.load(SharedRates.class, "rate.lua");

    private final RedisLink redis;
    private final RequestLimits limits;
    private final RequestRates alone;
    private final Duration window;
    private final String prefix;

    /**
     * @param alone counts while Redis does not
     * @param window {@link RequestRates#WINDOW_SECONDS}, shorter in tests
     * @param prefix of the keys
     */
    SharedRates(RedisLink redis, RequestLimits limits, RequestRates alone, Duration window, String prefix) {
        this.redis = redis;
        this.limits = limits;
        this.alone = alone;
        this.window = window;
        this.prefix = prefix;
    }

    @Override
    public void take(ClientAddress address, Surface surface, Consumer<Rate> answer) {
        ask(address, surface, true, answer);
    }

    @Override
    public void look(ClientAddress address, Surface surface, Consumer<Rate> answer) {
        ask(address, surface, false, answer);
    }

    /** On a thread that may wait for the answer, which takes some tens of milliseconds at most. */
    private void ask(ClientAddress address, Surface surface, boolean counts, Consumer<Rate> answer) {
        Thread.ofVirtual().name("rate").start(() -> answerOfRedis(address, surface, counts, answer));
    }

    private void answerOfRedis(ClientAddress address, Surface surface, boolean counts, Consumer<Rate> answer) {
        Rate rate;
        try {
            rate = asked(address, surface, counts);
        } catch (IOException e) { // the ledger, which asks the same server, says so
            if (counts) {
                alone.take(address, surface, answer);
            } else {
                alone.look(address, surface, answer);
            }
            return;
        }
        answer.accept(rate);
    }

    private Rate asked(ClientAddress address, Surface surface, boolean counts) throws IOException {
        long limit = limits.perMinute(surface);
        Response answer = redis.run(
                SCRIPT,
                List.of(prefix + "rate:" + surface.label() + ":" + address),
                List.of(Long.toString(limit), Long.toString(window.toMillis()), counts ? "1" : "0"));
        return new Rate(
                answer.get(0).toLong() == 1,
                limit,
                Math.max(0, limit - answer.get(1).toLong()),
                Duration.ofMillis(answer.get(2).toLong()));
    }
}
