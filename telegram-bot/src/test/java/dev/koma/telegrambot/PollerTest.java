package dev.koma.telegrambot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koma.botcore.contract.RecordingListener;
import dev.koma.botcore.platform.PlatformHealth.State;
import dev.koma.telegrambot.FakeTelegram.Answer;
import java.time.Duration;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Polling goes on whatever Telegram and the network do. */
class PollerTest {
    private TelegramWorld world = new TelegramWorld();
    private RecordingListener listener = new RecordingListener(world.platform);

    @AfterEach
    void stop() {
        world.platform.close();
        world.close();
    }

    private void survives(IntFunction<@Nullable Answer> trouble) {
        world.telegram.fault("getUpdates", (call, before) -> trouble.apply(before));
        world.platform.start(listener);
        world.sendPicture(new byte[10], "");
        listener.await(1);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> world.platform.health().state() == State.CONNECTED);
    }

    @Test
    void X24_pollsOnAfterBadGateways() {
        survives(before -> before < 3 ? Answer.page(502) : null);
        assertTrue(String.valueOf(world.platform.health().lastError()).contains("502"));
    }

    @Test
    void X24_pollsOnAfterAPageWithStatus200() {
        survives(before -> before < 3 ? Answer.page(200) : null);
    }

    @Test
    void X24_waitsAsLongAsItIsTold() {
        long begin = System.nanoTime();
        survives(before ->
                before == 0 ? Answer.refusal(429, "Too Many Requests: retry after 1", "{\"retry_after\":1}") : null);
        assertTrue(System.nanoTime() - begin > 1_000_000_000);
    }

    @Test
    void X24_theWatchdogBreaksOffAPollWithoutAnswer() {
        survives(before -> before == 0 ? Answer.silence() : null);
    }

    @Test
    void C25_saysThatAnotherProgramHasTheTokenAndGoesOn() {
        survives(before -> before < 2
                ? Answer.refusal(
                        409,
                        "Conflict: terminated by other getUpdates request; make sure that only one bot"
                                + " instance is running")
                : null);
        assertTrue(String.valueOf(world.platform.health().lastError()).contains("another program"));
    }

    @Test
    void C24_aBadTokenStopsTheBotWithAClearWordAndWithoutAStorm() {
        world.close();
        world = new TelegramWorld("1:wrong", null);
        world.platform.start(new RecordingListener(world.platform));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> world.platform.health().lastError() != null);
        assertEquals(State.STOPPED, world.platform.health().state());
        assertTrue(String.valueOf(world.platform.health().lastError()).contains("BotFather"));
        assertFalse(String.valueOf(world.platform.health().lastError()).contains("wrong"));
        assertEquals(0, world.telegram.calls("getUpdates").size());
    }

    @Test
    void C24_aTokenThatIsTakenBackStopsTheBot() {
        world.telegram.fault("getUpdates", (call, before) -> before == 0 ? null : Answer.refusal(401, "Unauthorized"));
        world.platform.start(listener);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> world.platform.health().state() == State.STOPPED
                        && world.platform.health().lastError() != null);
        assertEquals(2, world.telegram.calls("getUpdates").size());
    }

    @Test
    void X26_theOffsetMovesOnOnlyWhenAnUpdateIsStored() {
        listener.refuseNext(3);
        world.platform.start(listener);
        world.sendPicture(new byte[10], "");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> world.telegram.calls("getUpdates").size() >= 1);
        assertEquals(0, world.telegram.confirmed());
        listener.await(1);
        await().atMost(Duration.ofSeconds(10)).until(() -> world.telegram.confirmed() == 1001);
    }

    @Test
    void anUpdateThatIsNotUnderstoodHidesNoOther() {
        ObjectMapper json = new ObjectMapper();
        world.telegram.update("message", json.createObjectNode().put("chat", "not a chat"));
        world.telegram.update("message", json.createObjectNode().put("message_id", 1));
        world.telegram.update("something_new", json.createObjectNode());
        world.platform.start(listener);
        world.sendPicture(new byte[10], "");
        listener.await(1);
    }
}
