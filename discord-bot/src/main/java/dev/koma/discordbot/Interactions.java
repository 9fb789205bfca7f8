package dev.koma.discordbot;

import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.ChatUser;
import dev.koma.botcore.event.MessageContent;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.Place;
import dev.koma.botcore.event.PlaceSettings;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.event.SearchOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.attribute.IAgeRestrictedChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.jspecify.annotations.Nullable;

/** Interactions in the framework's words. */
final class Interactions {
    /** After which the token of an interaction no longer works. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    private Interactions() {}

    /** The event, or null for what the bot has no word for. */
    static @Nullable ChatEvent event(IReplyCallback interaction, RawInteraction raw) {
        return switch (interaction) {
            case SlashCommandInteractionEvent command -> command(command, origin(command, raw, false));
            case MessageContextInteractionEvent menu -> {
                List<PictureRef> pictures = MessagePictures.in(menu.getTarget());
                String text = menu.getTarget().getContentRaw();
                MessageContent content = new MessageContent(menu.getId(), text, pictures, List.of(), null);
                yield new ChatEvent.SearchAsked(origin(menu, raw, false), content, SearchOptions.NONE);
            }
            case ButtonInteractionEvent button ->
                new ChatEvent.ButtonPressed(origin(button, raw, true), button.getComponentId());
            case StringSelectInteractionEvent menu ->
                menu.getValues().isEmpty()
                        ? null
                        : new ChatEvent.ButtonPressed(
                                origin(menu, raw, true), menu.getValues().getFirst());
            default -> null;
        };
    }

    private static @Nullable ChatEvent command(SlashCommandInteractionEvent event, Origin origin) {
        ChatEvent.Command command = switch (event.getName()) {
            case DiscordCommands.SEARCH -> null;
            case DiscordCommands.QUOTA -> new ChatEvent.Command.Quota();
            case DiscordCommands.PRIVACY -> new ChatEvent.Command.Privacy();
            case DiscordCommands.LANGUAGE -> new ChatEvent.Command.Language(text(event, DiscordCommands.LANGUAGE));
            case DiscordCommands.SETTINGS ->
                new ChatEvent.Command.Settings(new PlaceSettings(
                        flag(event, DiscordCommands.ADULT),
                        text(event, DiscordCommands.LANGUAGE),
                        flag(event, DiscordCommands.QUIET)));
            default -> new ChatEvent.Command.Help();
        };
        return command == null ? search(event, origin) : new ChatEvent.CommandGiven(origin, command);
    }

    private static ChatEvent search(SlashCommandInteractionEvent event, Origin origin) {
        List<PictureRef> pictures = new ArrayList<>();
        OptionMapping image = event.getOption(DiscordCommands.IMAGE);
        if (image != null) {
            pictures.add(MessagePictures.given(image.getAsAttachment()));
        }
        String url = text(event, DiscordCommands.URL);
        // an address among words too, and whatever is none is explained by the framework
        String words = url == null ? "" : url;
        SearchOptions options = new SearchOptions(
                Boolean.TRUE.equals(flag(event, DiscordCommands.MUTE)),
                Boolean.FALSE.equals(flag(event, DiscordCommands.CROP)),
                null,
                text(event, DiscordCommands.TITLE));
        MessageContent content = new MessageContent(event.getId(), words, pictures, List.of(), null);
        return new ChatEvent.SearchAsked(origin, content, options);
    }

    private static @Nullable String text(CommandInteractionPayload event, String option) {
        OptionMapping given = event.getOption(option);
        return given == null ? null : given.getAsString();
    }

    private static @Nullable Boolean flag(CommandInteractionPayload event, String option) {
        OptionMapping given = event.getOption(option);
        return given == null ? null : given.getAsBoolean();
    }

    private static Origin origin(IReplyCallback event, RawInteraction raw, boolean onButton) {
        Guild guild = event.isFromGuild() ? event.getGuild() : null;
        boolean alone = event.getContext() == InteractionContextType.BOT_DM;
        Address address = new Address(
                event.getIdLong(),
                event.getChannelIdLong(),
                event.getUser().getIdLong(),
                alone,
                onButton,
                event.getToken());
        Place place = new Place(
                guild == null ? event.getChannelId() : guild.getId(),
                alone,
                alone ? Place.Adult.ALLOWED : adult(event, raw),
                guild == null ? null : locale(event.getGuildLocale()));
        ChatUser user = new ChatUser(
                event.getUser().getId(),
                event.getUser().isBot(),
                alone || raw.moderator(),
                locale(event.getUserLocale()));
        return new Origin(
                DiscordPlatform.NAME,
                event.getId(),
                user,
                place,
                new ReplyTarget(
                        address.written(),
                        raw.uploadLimit(),
                        event.getTimeCreated().toInstant().plus(LIFE)));
    }

    /** What is not said to be for adults is not. */
    private static Place.Adult adult(Interaction event, RawInteraction raw) {
        Boolean said = raw.adult();
        Channel channel = event.getChannel();
        if (event.isFromAttachedGuild() && channel instanceof ThreadChannel thread) {
            said = thread.getParentChannel() instanceof IAgeRestrictedChannel parent && parent.isNSFW();
        } else if (said == null && event.isFromAttachedGuild() && channel instanceof IAgeRestrictedChannel one) {
            said = one.isNSFW();
        }
        return Boolean.TRUE.equals(said) ? Place.Adult.ALLOWED : Place.Adult.FORBIDDEN;
    }

    private static @Nullable String locale(DiscordLocale locale) {
        return locale == DiscordLocale.UNKNOWN ? null : locale.getLocale();
    }
}
