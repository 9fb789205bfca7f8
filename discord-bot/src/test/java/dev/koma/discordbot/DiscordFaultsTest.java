package dev.koma.discordbot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.discordbot.Payloads.Asker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong at Discord. */
class DiscordFaultsTest {
    private final DiscordHarness harness = new DiscordHarness();
    private final FakeDiscord discord = harness.discord;

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void C2_anAcknowledgementThatIsTooLateIsCountedAndNotRepeated() {
        harness.connected();
        discord.acknowledgementMillis = -1;
        harness.search(Asker.IN_GUILD);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> harness.platform.counts().late() == 1
                        && harness.bot.dispatchCounts().unfinished() == 0);
        assertEquals(1, discord.count(request -> request.endsWith("/callback")));
    }

    @Test
    void C3_anAnswerAfterTheInteractionsEndIsAMessageInTheChannel() {
        harness.search.gate.drainPermits();
        harness.connected().search(Asker.IN_GUILD);
        await().atMost(Duration.ofSeconds(10)).until(() -> discord.waiting().size() == 1);
        discord.expire();
        harness.search.gate.release(10);
        await().atMost(Duration.ofSeconds(20)).until(() -> discord.shown().size() == 1);
        assertTrue(discord.shown().getFirst().seen().words().contains("Big Buck Bunny"));
        assertEquals(1, harness.platform.counts().elsewhere());
    }

    @Test
    void C7_X23_aReplyThatIsLimitedWaitsAndIsSentOnce() {
        harness.connected();
        discord.limited.put("/messages/@original", new AtomicInteger(2));
        harness.search(Asker.IN_GUILD);
        assertEquals(3000, harness.seen().file().length);
        assertTrue(discord.refusals.contains("429"));
    }

    @Test
    void C8_anAnswerThatWasDeletedIsDroppedQuietly() {
        harness.search.gate.drainPermits();
        harness.connected().search(Asker.IN_GUILD);
        await().atMost(Duration.ofSeconds(10)).until(() -> discord.waiting().size() == 1);
        discord.messages.getFirst().deleted = true;
        harness.search.gate.release(10);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> harness.bot.chatCounts().undeliverable() == 1);
        assertEquals(0, discord.shown().size());
    }

    @Test
    void C9_whatIsNotAllowedIsLeftOutOnce() {
        harness.connected();
        discord.nextEdits.add(new FakeDiscord.Error(403, 50013, "Missing Permissions"));
        harness.search(Asker.IN_GUILD);
        assertTrue(harness.seen().words().contains("Big Buck Bunny"));
        assertNull(harness.seen().file());
        assertEquals(2, discord.count(request -> request.startsWith("PATCH")));
    }

    @Test
    void C24_aBadTokenStopsTheBotWithAClearWord() {
        discord.refuseToken = true;
        harness.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        String.valueOf(harness.platform.health().lastError()).contains("token"));
        assertEquals(PlatformHealth.State.STOPPED, harness.platform.health().state());
        assertEquals(1, discord.count(request -> true));
    }

    @Test
    void C24_aTokenThatTheGatewayRefusesStopsTheBotToo() {
        discord.gateway.refuseToken = true;
        harness.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        String.valueOf(harness.platform.health().lastError()).contains("token"));
        assertEquals(PlatformHealth.State.STOPPED, harness.platform.health().state());
    }

    @Test
    void C25_aSecondProgramWithTheSameTokenIsNoticed() {
        harness.connected();
        discord.acknowledgedByAnother = true;
        harness.search(Asker.IN_GUILD);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> harness.platform.counts().taken() == 1);
        assertTrue(String.valueOf(harness.platform.health().lastError()).contains("same token"));
    }

    @Test
    void C26_X23_aDroppedGatewayIsResumedAndMissedInteractionsAreAnswered() {
        harness.connected();
        discord.gateway.drop();
        harness.search(Asker.IN_GUILD);
        assertTrue(harness.seen().words().contains("Big Buck Bunny"));
        assertEquals(1, discord.gateway.resumed.get());
        assertEquals(1, discord.gateway.identified.get());
    }

    @Test
    void C26_X23_anInvalidSessionIsBegunAnewAndPendingAnswersAreSent() {
        harness.search.gate.drainPermits();
        harness.connected().search(Asker.IN_GUILD);
        await().atMost(Duration.ofSeconds(10)).until(() -> discord.waiting().size() == 1);
        discord.gateway.refuseResume = true;
        discord.gateway.invalidate();
        harness.search.gate.release(10);
        assertTrue(harness.seen().words().contains("Big Buck Bunny"));
        await().atMost(Duration.ofSeconds(30)).until(() -> discord.gateway.identified.get() == 2);
        harness.search(Asker.IN_GUILD);
        assertTrue(harness.answer(2).seen().words().contains("Big Buck Bunny"));
    }

    @Test
    void C26_X23_aGatewayThatIsAwayIsTriedAgainUntilItIsBack() {
        harness.connected();
        discord.gateway.away.set(2);
        discord.gateway.drop();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> harness.platform.health().state() == PlatformHealth.State.DEGRADED);
        harness.search(Asker.IN_GUILD);
        assertTrue(harness.seen().words().contains("Big Buck Bunny"));
        assertEquals(0, discord.gateway.away.get());
        harness.awaitState(PlatformHealth.State.CONNECTED);
    }

    @Test
    void C26_X23_aHalfOpenConnectionIsLeftAndWhatWasMissedIsAnswered() {
        discord.gateway.heartbeatMillis = 1500;
        harness.connected();
        discord.gateway.halfOpen = true;
        harness.search(Asker.IN_GUILD);
        assertTrue(harness.seen().words().contains("Big Buck Bunny"));
        assertEquals(1, discord.gateway.resumed.get());
        assertEquals(1, discord.gateway.identified.get());
    }

    @Test
    void X22_anAnswerWaitsWhileTheNetworkIsCut() {
        harness.search.gate.drainPermits();
        harness.connected().search(Asker.IN_GUILD);
        await().atMost(Duration.ofSeconds(10)).until(() -> discord.waiting().size() == 1);
        await().atMost(Duration.ofSeconds(10)).until(() -> !harness.search.queries.isEmpty());
        discord.down = true;
        harness.search.gate.release(10);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        String.valueOf(harness.platform.health().lastError()).contains("could not be sent"));
        discord.down = false;
        assertTrue(harness.seen().words().contains("Big Buck Bunny"));
    }

    @Test
    void X22_aServiceThatIsAwayAtTheStartIsTriedAgain() {
        discord.down = true;
        harness.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        String.valueOf(harness.platform.health().lastError()).contains("cannot be reached"));
        discord.down = false;
        harness.awaitState(PlatformHealth.State.CONNECTED);
    }

    @Test
    void X26_whatWasHeardBeforeARestartIsAnsweredAfterIt() {
        harness.search.gate.drainPermits();
        harness.connected().search(Asker.IN_GUILD);
        await().atMost(Duration.ofSeconds(10)).until(() -> harness.search.queries.size() == 1);
        harness.stop();
        harness.search.gate.release(10);
        harness.connected();
        assertTrue(harness.seen().words().contains("Big Buck Bunny"));
        assertEquals(1, discord.messages.size());
    }
}
