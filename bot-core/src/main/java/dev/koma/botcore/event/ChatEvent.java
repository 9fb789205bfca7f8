package dev.koma.botcore.event;

import org.jspecify.annotations.Nullable;

/** What somebody did on a chat platform that may concern the bot. */
public sealed interface ChatEvent {
    Origin origin();

    /**
     * A message without a command. Whether it is for the bot and what in it is meant is not the platform's to decide.
     *
     * @param content what it says and shows
     * @param addressed whether the bot is mentioned in it or it replies to the bot; in a private chat always
     * @param edited whether the message was there before
     */
    record MessageReceived(Origin origin, MessageContent content, boolean addressed, boolean edited)
            implements ChatEvent {}

    /**
     * A search by a command, or by an entry in a message's menu.
     *
     * @param content the picture given with the command is one of the message's; the text may have options too
     * @param options as given to the command
     */
    record SearchAsked(Origin origin, MessageContent content, SearchOptions options) implements ChatEvent {}

    /** Another command. */
    record CommandGiven(Origin origin, Command command) implements ChatEvent {}

    /**
     * A button was pressed or a choice made. The origin's target is the message that the button is on.
     *
     * @param id of {@link dev.koma.botcore.reply.Button}, as the platform gives it back: possibly forged
     */
    record ButtonPressed(Origin origin, String id) implements ChatEvent {}

    /** The commands besides searching. */
    sealed interface Command {
        /** How the bot is used; also the first word in a new chat. */
        record Help() implements Command {}

        /** What is kept about people. */
        record Privacy() implements Command {}

        /** How many searches are left. */
        record Quota() implements Command {}

        /** Which language to speak; null shows the choice. */
        record Language(@Nullable String tag) implements Command {}

        /** What is set for the place; a null stays as it is. */
        record Settings(PlaceSettings changes) implements Command {}
    }
}
