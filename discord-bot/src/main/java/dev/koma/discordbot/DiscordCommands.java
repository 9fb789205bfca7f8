package dev.koma.discordbot;

import dev.koma.botcore.language.Language;
import dev.koma.botcore.language.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;

/** The commands as Discord shows them, described in each language. */
final class DiscordCommands {
    static final String SEARCH = "search";
    static final String HELP = "help";
    static final String LANGUAGE = "language";
    static final String QUOTA = "quota";
    static final String PRIVACY = "privacy";
    static final String SETTINGS = "settings";

    static final String IMAGE = "image";
    static final String URL = "url";
    static final String TITLE = "title";
    static final String MUTE = "mute";
    static final String CROP = "crop";
    static final String ADULT = "adult";
    static final String QUIET = "quiet";

    private static final Map<DiscordLocale, Language> LOCALES = Map.of(
            DiscordLocale.JAPANESE, Language.JAPANESE,
            DiscordLocale.CHINESE_TAIWAN, Language.TRADITIONAL_CHINESE,
            DiscordLocale.CHINESE_CHINA, Language.SIMPLIFIED_CHINESE);

    private DiscordCommands() {}

    static List<CommandData> all() {
        CommandData menu = Commands.message(Phrase.MENU_SEARCH.in(Language.ENGLISH));
        LOCALES.forEach((locale, language) -> menu.setNameLocalization(locale, Phrase.MENU_SEARCH.in(language)));
        return List.of(
                everywhere(slash(SEARCH, Phrase.COMMAND_SEARCH)
                        .addOptions(
                                option(OptionType.ATTACHMENT, IMAGE, Phrase.OPTION_IMAGE),
                                option(OptionType.STRING, URL, Phrase.OPTION_URL),
                                option(OptionType.STRING, TITLE, Phrase.OPTION_TITLE)
                                        .setAutoComplete(true),
                                option(OptionType.BOOLEAN, MUTE, Phrase.OPTION_MUTE),
                                option(OptionType.BOOLEAN, CROP, Phrase.OPTION_CROP))),
                everywhere(menu),
                everywhere(slash(HELP, Phrase.COMMAND_HELP)),
                everywhere(slash(LANGUAGE, Phrase.COMMAND_LANGUAGE).addOptions(languages())),
                everywhere(slash(QUOTA, Phrase.COMMAND_QUOTA)),
                everywhere(slash(PRIVACY, Phrase.COMMAND_PRIVACY)),
                settings());
    }

    private static CommandData everywhere(CommandData command) {
        return command.setIntegrationTypes(IntegrationType.ALL).setContexts(InteractionContextType.ALL);
    }

    private static CommandData settings() {
        return slash(SETTINGS, Phrase.COMMAND_SETTINGS)
                .addOptions(
                        option(OptionType.BOOLEAN, ADULT, Phrase.OPTION_ADULT),
                        languages(),
                        option(OptionType.BOOLEAN, QUIET, Phrase.OPTION_QUIET))
                .setIntegrationTypes(IntegrationType.GUILD_INSTALL)
                .setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM)
                .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER));
    }

    private static OptionData languages() {
        return option(OptionType.STRING, LANGUAGE, Phrase.OPTION_LANGUAGE)
                .addChoices(Arrays.stream(Language.values())
                        .map(language -> new Command.Choice(language.ownName(), language.tag()))
                        .toList());
    }

    private static SlashCommandData slash(String name, Phrase description) {
        SlashCommandData command = Commands.slash(name, description.in(Language.ENGLISH));
        LOCALES.forEach((locale, language) -> command.setDescriptionLocalization(locale, description.in(language)));
        return command;
    }

    private static OptionData option(OptionType type, String name, Phrase description) {
        OptionData option = new OptionData(type, name, description.in(Language.ENGLISH));
        LOCALES.forEach((locale, language) -> option.setDescriptionLocalization(locale, description.in(language)));
        return option;
    }
}
