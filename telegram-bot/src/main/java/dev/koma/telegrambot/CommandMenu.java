package dev.koma.telegrambot;

import dev.koma.botcore.language.Language;
import dev.koma.botcore.language.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;

/** The menu of commands, in each language that Telegram tells apart: it knows one Chinese only. */
final class CommandMenu {
    private final TelegramApi api;

    CommandMenu(TelegramApi api) {
        this.api = api;
    }

    void set() {
        set(Language.ENGLISH, null);
        set(Language.JAPANESE, "ja");
        set(Language.TRADITIONAL_CHINESE, "zh");
    }

    private void set(Language language, @Nullable String code) {
        SetMyCommands commands = new SetMyCommands(List.of(
                new BotCommand("search", Phrase.COMMAND_SEARCH.in(language)),
                new BotCommand("help", Phrase.COMMAND_HELP.in(language)),
                new BotCommand("lang", Phrase.COMMAND_LANGUAGE.in(language)),
                new BotCommand("quota", Phrase.COMMAND_QUOTA.in(language)),
                new BotCommand("privacy", Phrase.COMMAND_PRIVACY.in(language)),
                new BotCommand("settings", Phrase.COMMAND_SETTINGS.in(language))));
        commands.setLanguageCode(code);
        api.execute(commands);
    }
}
