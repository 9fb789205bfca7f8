package dev.koma.discordbot;

import static org.awaitility.Awaitility.await;

import dev.koma.botcore.contract.ChatPlatformContract;
import dev.koma.botcore.contract.ChatWorld;
import dev.koma.botcore.contract.SeenMessage;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.discordbot.Payloads.Asker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The platform with JDA at a fake Discord. */
class DiscordContractTest extends ChatPlatformContract {
    @Override
    protected ChatWorld newWorld() {
        FakeDiscord discord = new FakeDiscord();
        People people = new People(discord);
        DiscordPlatform platform = new DiscordPlatform(discord.connection(), Clock.systemUTC());
        return new ChatWorld() {
            @Override
            public ChatPlatform platform() {
                return platform;
            }

            @Override
            public void sendPicture(byte[] file, String text) {
                connected();
                // what is typed beside a picture is the option for an address
                people.search(Asker.ALONE, people.attachment(file), People.option(3, "url", text));
            }

            private void connected() {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> platform.health().state() == PlatformHealth.State.CONNECTED);
            }

            @Override
            public void redeliver() {
                discord.redeliver();
            }

            @Override
            public boolean canRedeliver() {
                return true;
            }

            @Override
            public void press(String button) {
                people.press(Asker.ALONE, button);
            }

            @Override
            public List<SeenMessage> seen() {
                return discord.shown().stream().map(SentMessage::seen).toList();
            }

            @Override
            public void cut(boolean down) {
                discord.down = down;
            }

            @Override
            public boolean hasNetwork() {
                return true;
            }

            @Override
            public void close() {
                discord.close();
            }
        };
    }
}
