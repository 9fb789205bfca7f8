package dev.koma.telegrambot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.TitleSuggestion;
import dev.koma.botcore.platform.ChatListener;
import dev.koma.botcore.platform.PlatformHealth.State;
import dev.koma.telegrambot.FakeTelegram.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.objects.User;

/** Minutes of trouble, in a time that the test moves on: the poller alone over sockets, its watchdog called by hand. */
class PollerTroubleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 150;

    private final FakeTelegram telegram = new FakeTelegram();
    private final Person person = new Person(telegram, 7, 7);
    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> rests = new CopyOnWriteArrayList<>();
    private final List<ChatEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger listenerErrors = new AtomicInteger();
    private final AtomicInteger timingErrors = new AtomicInteger();
    private final Condition condition = new Condition(Clock.systemUTC());
    /** Polls of 50 seconds, which OkHttp would break off after 60, and a watchdog after 90: none of it in the real time of a test. */
    private final TelegramSettings settings = TelegramSettings.of(FakeTelegram.TOKEN, telegram.address(), null);

    private final TelegramApi api = new TelegramApi(settings);
    private final Poller poller = new Poller(api, arrivals(), condition, settings, new TestTiming());

    private final class TestTiming implements Timing {
        @Override
        public long nanos() {
            return nanos.get();
        }

        @Override
        public void rest(Duration time) throws InterruptedException {
            if (timingErrors.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new AssertionError("thrown for the test");
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            rests.add(time);
            nanos.addAndGet(time.toNanos());
        }
    }

    private Arrivals arrivals() {
        User self = new User(FakeTelegram.BOT, FakeTelegram.NAME, true);
        self.setUserName(FakeTelegram.NAME);
        return new Arrivals(new UpdateReader(self, 1, (chat, user) -> false), new Listener(), condition);
    }

    private final class Listener implements ChatListener {
        @Override
        public void receive(ChatEvent event) {
            if (listenerErrors.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new StackOverflowError("thrown for the test");
            }
            events.add(event);
        }

        @Override
        public List<TitleSuggestion> suggestTitles(String typed, @Nullable String locale) {
            return List.of();
        }
    }

    @AfterEach
    void stop() {
        poller.close();
        api.close();
        telegram.close();
    }

    private int polls() {
        return telegram.calls("getUpdates").size();
    }

    private void awaitPolls(int count) {
        // well below the 60 seconds after which OkHttp would end a poll, so that it is the watchdog that did
        await().atMost(Duration.ofSeconds(30)).until(() -> polls() >= count);
    }

    private void awaitEvent() {
        await().atMost(PATIENCE).until(() -> events.size() == 1);
        assertEquals(State.CONNECTED, condition.health().state());
    }

    private void survives(Answer trouble) {
        telegram.fault("getUpdates", (call, before) -> before < MANY ? trouble : null);
        person.say("hello");
        poller.start();
        awaitEvent();
        assertTrue(polls() > MANY);
        Duration all = rests.stream().reduce(Duration.ZERO, Duration::plus);
        assertTrue(all.compareTo(Duration.ofMinutes(30)) > 0, "asked every " + all.dividedBy(MANY));
        assertTrue(rests.stream().allMatch(rest -> rest.compareTo(Duration.ofSeconds(15)) <= 0));
    }

    @Test
    void X24_halfAnHourOfBadGatewaysIsSurvivedWithoutAStorm() {
        survives(Answer.page(502));
    }

    @Test
    void X24_halfAnHourOfPagesWithStatus200IsSurvivedWithoutAStorm() {
        survives(Answer.page(200));
    }

    @Test
    void X24_C25_halfAnHourOfAnotherProgramWithTheTokenIsSurvivedWithoutAStorm() {
        survives(Answer.refusal(409, "Conflict: terminated by other getUpdates request"));
        assertTrue(String.valueOf(condition.health().lastError()).contains("another program"));
    }

    @Test
    void X24_X22_halfAnHourWithoutNetworkIsSurvivedWithoutAStorm() {
        telegram.cut(true);
        poller.start();
        await().atMost(PATIENCE)
                .until(() -> nanos.get() > Duration.ofMinutes(30).toNanos());
        person.say("hello");
        telegram.cut(false);
        awaitEvent();
    }

    @Test
    void X24_theWatchdogBreaksOffAPollOnAHalfOpenConnectionAndNotSooner() {
        telegram.fault("getUpdates", (call, before) -> before < 10 ? Answer.silence() : null);
        person.say("hello");
        poller.start();
        for (int broken = 1; broken <= 10; broken++) {
            awaitPolls(broken);
            nanos.addAndGet(Duration.ofSeconds(89).toNanos());
            poller.watch();
            assertEquals(broken, polls(), "broken off too soon");
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            poller.watch();
        }
        awaitEvent();
        assertTrue(nanos.get() > Duration.ofMinutes(15).toNanos());
    }

    @Test
    void X24_withoutTheWatchdogAPollThatHangsWouldHang() {
        telegram.fault("getUpdates", (call, before) -> before < 1 ? Answer.silence() : null);
        poller.start();
        awaitPolls(1);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(3)).until(() -> polls() == 1);
        nanos.addAndGet(Duration.ofSeconds(91).toNanos());
        poller.watch();
        awaitPolls(2);
    }

    @Test
    void X24_aLongWaitThatTelegramWishesForIsNoSilence() {
        telegram.fault(
                "getUpdates",
                (call, before) -> before == 0
                        ? Answer.refusal(429, "Too Many Requests: retry after 600", "{\"retry_after\":600}")
                        : null);
        person.say("hello");
        poller.start();
        awaitEvent();
        assertEquals(List.of(Duration.ofSeconds(600)), rests);
    }

    @Test
    void X24_theWatchdogStartsTheThreadAnewWhenItHasEnded() {
        timingErrors.set(1);
        telegram.fault("getUpdates", (call, before) -> before == 0 ? Answer.page(502) : null);
        person.say("hello");
        poller.start();
        await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .until(() -> timingErrors.get() == 0 && !poller.isAlive());
        assertEquals(1, polls());
        poller.watch();
        awaitEvent();
    }

    @Test
    void X25_anUpdateThatEndsInAnErrorIsOfferedAgain() {
        listenerErrors.set(3);
        person.say("hello");
        poller.start();
        awaitEvent();
        assertEquals(3, rests.size());
    }

    @Test
    void X25_anUpdateThatAlwaysEndsInAnErrorIsLeftOutAndTheNextOneHeard() {
        listenerErrors.set(5);
        person.say("poison");
        person.say("hello");
        poller.start();
        awaitEvent();
        assertEquals(
                "hello",
                ((ChatEvent.MessageReceived) events.getFirst()).content().text());
    }
}
