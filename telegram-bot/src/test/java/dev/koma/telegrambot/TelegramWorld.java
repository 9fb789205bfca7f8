package dev.koma.telegrambot;

import dev.koma.botcore.contract.ChatWorld;
import dev.koma.botcore.contract.SeenMessage;
import dev.koma.botcore.platform.ChatPlatform;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fake Telegram with a bot, polling, and one person. */
final class TelegramWorld implements ChatWorld {
    static final long USER = 7;

    final FakeTelegram telegram = new FakeTelegram();
    final Person person = new Person(telegram, USER, USER);
    final TelegramPlatform platform;

    TelegramWorld() {
        this(FakeTelegram.TOKEN, null);
    }

    TelegramWorld(String token, TelegramSettings.@Nullable Webhook webhook) {
        platform = newPlatform(token, webhook);
    }

    /** As a process that starts has it. */
    TelegramPlatform newPlatform() {
        return newPlatform(FakeTelegram.TOKEN, null);
    }

    private TelegramPlatform newPlatform(String token, TelegramSettings.@Nullable Webhook webhook) {
        return new TelegramPlatform(
                new TelegramSettings(
                        token,
                        telegram.address(),
                        webhook,
                        20 << 20,
                        50_000_000,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4)),
                Clock.systemUTC());
    }

    @Override
    public ChatPlatform platform() {
        return platform;
    }

    @Override
    public void sendPicture(byte[] file, String text) {
        person.sendPhoto(file, text);
    }

    @Override
    public void redeliver() {
        telegram.again();
    }

    @Override
    public boolean canRedeliver() {
        return true;
    }

    @Override
    public void press(String button) {
        person.press(button);
    }

    @Override
    public List<SeenMessage> seen() {
        return telegram.sent().stream()
                .map(sent -> new SeenMessage(sent.words(), sent.file(), sent.buttons()))
                .toList();
    }

    @Override
    public void cut(boolean down) {
        telegram.cut(down);
    }

    @Override
    public boolean hasNetwork() {
        return true;
    }

    @Override
    public void close() {
        telegram.close();
    }
}
