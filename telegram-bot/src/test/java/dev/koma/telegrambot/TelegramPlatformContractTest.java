package dev.koma.telegrambot;

import dev.koma.botcore.contract.ChatPlatformContract;
import dev.koma.botcore.contract.ChatWorld;

class TelegramPlatformContractTest extends ChatPlatformContract {
    @Override
    protected ChatWorld newWorld() {
        return new TelegramWorld();
    }
}
