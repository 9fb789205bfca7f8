package dev.koma.searchapi.stats;

import dev.koma.searchapi.store.StateFile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Counts the requests of {@code /search}, also those that are refused before a resource is reached, and saves the figures. */
@Singleton
final class StatsWiring {
    private static final Logger LOG = Logger.getLogger(StatsWiring.class);
    /** Before the first handler that may refuse something. */
    private static final int FIRST = -950;

    private static final int CLIENT_GONE = 499;
    private static final int SAVE_EVERY_SECONDS = 60;

    private final ScheduledExecutorService saving = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stats-saving").daemon().factory());

    @Produces
    @Singleton
    SearchLog log(Clock clock) {
        return new SearchLog(clock);
    }

    @Produces
    @Singleton
    SearchLogFile logFile(StateFile file) {
        try {
            return new SearchLogFile(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void start(@Observes StartupEvent event, SearchLog log, SearchLogFile file, Clock clock) {
        try {
            log.restore(file.load());
        } catch (SQLException e) {
            LOG.warn("The figures of earlier searches cannot be read", e);
        }
        saving.scheduleWithFixedDelay(
                () -> save(log, file, clock), SAVE_EVERY_SECONDS, SAVE_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event, SearchLog log, SearchLogFile file, Clock clock) {
        saving.shutdown();
        save(log, file, clock);
    }

    private static void save(SearchLog log, SearchLogFile file, Clock clock) {
        try {
            file.save(log, clock.instant());
        } catch (SQLException | RuntimeException e) { // figures are not worth more than a warning
            LOG.warn("The figures of searches cannot be saved", e);
        }
    }

    void route(@Observes Router router, SearchLog log) {
        router.route("/search").order(FIRST).handler(context -> {
            context.addEndHandler(end -> log.add(entry(context, end.failed())));
            context.next();
        });
    }

    private static Entry entry(RoutingContext context, boolean gone) {
        int status = gone ? CLIENT_GONE : context.response().getStatusCode();
        return new Entry(status, status == 200 ? SearchFigures.of(context) : null);
    }
}
