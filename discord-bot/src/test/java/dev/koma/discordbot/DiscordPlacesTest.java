package dev.koma.discordbot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.contract.SetSearch;
import dev.koma.botcore.search.Query;
import dev.koma.botcore.search.SearchOutcome;
import dev.koma.discordbot.Payloads.Asker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of files and addresses, places that the bot is no member of or may do little in, and what is shown meanwhile. */
class DiscordPlacesTest {
    private final DiscordHarness harness = new DiscordHarness();
    private final FakeDiscord discord = harness.discord;
    private final People people = harness.people;

    @AfterEach
    void stop() {
        harness.close();
    }

    private byte[] searched() {
        return ((Query.Picture.Bytes) harness.search.queries.getLast().picture()).file();
    }

    private void awaitWaiting() {
        await().atMost(Duration.ofSeconds(10)).until(() -> harness.search.queries.size() == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp4,video/mp4",
        "a.gif,image/gif",
        "a.heic,image/heic",
        "a.webm,video/webm",
        "a.bin,application/octet-stream"
    })
    void C18_everyFileThatMayBeAPictureIsSearched(String name, String type) {
        harness.connected();
        byte[] file = {1, 2, 3, 4, 5};
        people.search(Asker.IN_GUILD, people.attachment(file, name, type, file.length));
        assertTrue(harness.seen().words().contains("Big Buck Bunny"));
        assertArrayEquals(file, searched());
    }

    @Test
    void C18_aDocumentWithoutPictureIsExplained() {
        harness.connected();
        people.search(Asker.IN_GUILD, people.attachment(new byte[9], "a.pdf", "application/pdf", 9));
        assertTrue(harness.seen().words().contains("not a picture"));
        assertEquals(List.of(), harness.search.queries);
    }

    @Test
    void C18_aFileThatIsTooLargeIsExplainedWithoutFetchingIt() {
        harness.connected();
        DataObject large = people.attachment(new byte[9], "a.mp4", "video/mp4", 400 << 20);
        discord.forget(large.getString("url"));
        people.search(Asker.IN_GUILD, large);
        assertTrue(harness.seen().words().contains("too large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.168.0.1/a.png", "https://tenor.com/view/cat-1", "http://[::1]:9200/"})
    void C19_addressesAreHandedToTheSearchAndNeverFetchedHere(String address) {
        harness.connected();
        people.command(Asker.IN_GUILD, "search", People.option(3, "url", address));
        harness.answer(1);
        assertEquals(
                address,
                ((Query.Picture.Address) harness.search.queries.getFirst().picture())
                        .address()
                        .toString());
    }

    @Test
    void C19_aLinkPreviewOnAStrangeHostIsNotFetched() {
        harness.connected();
        DataObject message = people.message("");
        DataObject image = DataObject.empty()
                .put("url", "http://169.254.169.254/latest")
                .put("proxy_url", "http://169.254.169.254/latest")
                .put("width", 10)
                .put("height", 10);
        message.put(
                "embeds", Payloads.array(DataObject.empty().put("type", "image").put("image", image)));
        people.searchMessage(Asker.IN_GUILD, message);
        assertTrue(harness.seen().words().contains("no longer available"));
        assertEquals(List.of(), harness.search.queries);
    }

    @Test
    void C29_botsAndTheBotItselfAreNotAnswered() {
        harness.connected();
        harness.search(Asker.IN_GUILD.as(Payloads.BOT));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> harness.bot.chatCounts().ignored() == 1);
        harness.search(Asker.IN_GUILD);
        harness.answer(1);
        assertEquals(1, harness.search.queries.size());
        assertEquals(1, discord.count(request -> request.endsWith("/callback")));
    }

    @Test
    void whoeverInstalledTheBotUsesItInAGuildThatItIsNoMemberOf() {
        harness.search.usual = new SearchOutcome.Found(List.of(SetSearch.match(0.99), SetSearch.match(0.95)));
        harness.connected();
        Asker asker = Asker.IN_GUILD.in(Payloads.FOREIGN_CHANNEL);
        harness.search(asker);
        SentMessage answer = harness.answer(1);
        assertTrue(answer.seen().words().contains("Very sure"), answer.seen().words());
        assertEquals(3000, answer.seen().file().length);
        people.press(asker, answer.seen().buttons().getFirst());
        await().atMost(Duration.ofSeconds(10)).until(() -> answer.seen().words().contains("Likely"));
        assertEquals(List.of(), discord.refusals);
    }

    @Test
    void C11_aGroupOfFriendsIsNoPlaceForAdults() {
        harness.search.usual =
                new SearchOutcome.Found(List.of(SetSearch.match(0.99, SetSearch.BUNNY, true, "secret.mp4")));
        harness.connected();
        harness.search(Asker.IN_GUILD.in(Payloads.GROUP_CHANNEL));
        assertTrue(
                harness.seen().words().contains("adult result"),
                () -> harness.seen().words());
        assertNull(harness.seen().file());
    }

    @Test
    void aPictureIsAnsweredInAGroupOfFriends() {
        harness.connected();
        harness.search(Asker.IN_GUILD.in(Payloads.GROUP_CHANNEL));
        assertTrue(harness.seen().words().contains("Big Buck Bunny"));
        assertEquals(3000, harness.seen().file().length);
    }

    private void searchAndExpire(Asker asker) {
        harness.search.gate.drainPermits();
        harness.connected().search(asker);
        awaitWaiting();
        discord.expire();
        harness.search.gate.release(10);
    }

    @Test
    void C9_whereNeitherCardsNorFilesAreAllowedThereAreWords() {
        searchAndExpire(Asker.IN_GUILD.in(Payloads.WORDS_CHANNEL));
        await().atMost(Duration.ofSeconds(20)).until(() -> discord.shown().size() == 1);
        SentMessage answer = discord.shown().getFirst();
        assertTrue(answer.seen().words().contains("Big Buck Bunny"));
        assertNull(answer.seen().file());
        assertFalse(answer.data().toString().contains("\"title\""), "no card");
    }

    @Test
    void C3_C9_whereTheBotMayNotWriteALateAnswerIsDroppedAndCounted() {
        searchAndExpire(Asker.IN_GUILD.in(Payloads.SILENT_CHANNEL));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> harness.bot.chatCounts().undeliverable() == 1);
        assertEquals(List.of(), discord.shown());
        assertEquals(0, discord.count(request -> request.startsWith("POST /channels")));
    }

    @Test
    void C3_aLateAnswerForOneOnlyIsNeverShownToAll() {
        harness.connected();
        people.command(Asker.IN_GUILD.mayManage(), "settings", People.option(5, "quiet", true));
        harness.answer(1);
        harness.search.gate.drainPermits();
        harness.search(Asker.IN_GUILD);
        awaitWaiting();
        discord.expire();
        harness.search.gate.release(10);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> harness.bot.chatCounts().undeliverable() == 1);
        assertEquals(1, discord.shown().size());
    }

    @Test
    void C3_aLateAnswerToOneWhoIsAloneWithTheBotIsAMessage() {
        searchAndExpire(Asker.ALONE);
        await().atMost(Duration.ofSeconds(20)).until(() -> discord.shown().size() == 1);
        assertTrue(discord.shown().getFirst().seen().words().contains("Big Buck Bunny"));
        await().until(() -> harness.platform.counts().elsewhere() == 1);
    }

    @Test
    void C7_whileOneAnswerWaitsOthersFlow() {
        harness.connected();
        DataObject attachment = people.attachment(DiscordHarness.PICTURE);
        harness.search.gate.drainPermits();
        String first = people.search(Asker.IN_GUILD, attachment);
        awaitWaiting();
        discord.limited.put("token" + first + "/messages", new AtomicInteger(12));
        harness.search.gate.release(10);
        await().atMost(Duration.ofSeconds(20)).until(() -> discord.refusals.contains("429"));
        people.search(Asker.IN_GUILD.as("401"), attachment);
        await().atMost(Duration.ofSeconds(4)).until(() -> discord.shown().size() == 1);
        assertEquals(1, discord.waiting().size(), "the first one still waits");
        discord.limited.clear();
        harness.answer(2);
    }

    @Test
    void C2_theAcknowledgementIsFirstAndNeedsNoSearch() {
        harness.search.gate.drainPermits();
        harness.connected().search(Asker.IN_GUILD);
        await().atMost(Duration.ofSeconds(10)).until(() -> discord.waiting().size() == 1);
        List<String> afterStart = discord.requests.stream()
                .filter(request -> !request.contains("/users/") && !request.contains("/applications/"))
                .toList();
        assertTrue(afterStart.getFirst().endsWith("/callback"), afterStart::toString);
        harness.search.gate.release(10);
        harness.answer(1);
        assertEquals(1, discord.acknowledgedAfter.size());
    }

    @Test
    void howFarASearchIsThatLastsIsShownAndReplacedByTheAnswer() {
        harness.search.gate.drainPermits();
        harness.connected().search(Asker.IN_GUILD);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> discord.shown().size() == 1
                        && discord.shown().getFirst().seen().words().contains("Searching"));
        harness.search.gate.release(10);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> discord.shown().getFirst().seen().words().contains("Big Buck Bunny"));
        LongSupplier edits = () -> discord.count(request -> request.startsWith("PATCH"));
        assertEquals(2, edits.getAsLong());
    }

    @Test
    void X22_nothingThatIsPrintedHasASecret() {
        Address address = new Address(1, 2, 3, false, false, "the-interactions-token");
        assertFalse(address.toString().contains("the-interactions-token"));
        assertFalse(discord.connection().toString().contains(FakeDiscord.TOKEN));
        PictureDownload.Place place = new PictureDownload.Place("1", "2", "3", "https://cdn.example/?hm=signature");
        assertFalse(place.toString().contains("signature"));
        harness.connected();
        assertFalse(harness.platform.toString().contains(FakeDiscord.TOKEN));
        assertFalse(harness.platform.health().toString().contains(FakeDiscord.TOKEN));
    }
}
