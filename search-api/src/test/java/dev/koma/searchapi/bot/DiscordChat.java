package dev.koma.searchapi.bot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.platform.PlatformHealth.State;
import dev.koma.discordbot.FakeDiscord;
import dev.koma.discordbot.Payloads.Asker;
import dev.koma.discordbot.People;
import dev.koma.discordbot.SentMessage;
import dev.koma.media.Natives;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the bot of a running server on Discord, and looks at what it says. */
final class DiscordChat {
    private static final Pattern TIME =
            Pattern.compile("Time: (\\d\\d):(\\d\\d):(\\d\\d)(?: – (\\d\\d):(\\d\\d):(\\d\\d))?");

    private final FakeDiscord discord;
    final People people;
    private final BotHost host;

    DiscordChat(FakeDiscord discord, BotHost host) {
        this.discord = discord;
        this.people = new People(discord);
        this.host = host;
    }

    void isConnected() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !discord.commands.isEmpty() && state() == State.CONNECTED);
    }

    private State state() {
        return host.bot().orElseThrow().health().get("discord").state();
    }

    /** {@code /search image:}, and what there is at its end. */
    SentMessage search(Asker asker, byte[] picture) {
        int before = discord.shown().size();
        people.search(asker, people.attachment(picture));
        return answer(before + 1);
    }

    /** Waits until nothing is to be done and so many messages are there, and gives the newest. */
    SentMessage answer(int count) {
        await().atMost(Duration.ofMinutes(2)).until(() -> discord.shown().size() == count && isIdle());
        return discord.shown().getLast();
    }

    boolean isIdle() {
        return discord.waiting().isEmpty()
                && host.bot().orElseThrow().dispatchCounts().unfinished() == 0;
    }

    /** Each interaction was acknowledged once, in time, by a deferral, and nothing was refused by Discord. */
    void keptTheRules() {
        List<String> callbacks = discord.requests.stream()
                .filter(request -> request.endsWith("/callback"))
                .toList();
        assertEquals(discord.acknowledgedAfter.size(), callbacks.size());
        assertEquals(List.of(), discord.refusals);
    }

    /** Decodes all of a clip. */
    static void isPlayable(byte[] clip) throws Exception {
        assertEquals("ftyp", new String(clip, 4, 4, StandardCharsets.US_ASCII));
        Path file = Files.write(Files.createTempFile("clip", ".mp4"), clip);
        try {
            Process process = Natives.ffmpeg(
                            List.of("-v", "error", "-nostdin", "-xerror", "-i", file.toString(), "-f", "null", "-"))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), said);
            assertEquals("", said);
        } finally {
            Files.delete(file);
        }
    }

    /** Whether a second lies in the time that a result says, give or take one. */
    static boolean covers(SentMessage answer, double second) {
        String words = answer.seen().words();
        Matcher time = TIME.matcher(words);
        assertTrue(time.find(), words);
        double from = second(time, 1);
        double to = time.group(4) == null ? from : second(time, 4);
        return from <= second + 1 && second <= to + 1;
    }

    private static double second(Matcher time, int first) {
        return Integer.parseInt(time.group(first)) * 3600
                + Integer.parseInt(time.group(first + 1)) * 60
                + Integer.parseInt(time.group(first + 2));
    }
}
