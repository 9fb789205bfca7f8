package dev.koma.telegrambot;

/**
 * How a message is sent: less and less of what a chat does not allow.
 *
 * @param chat that it goes to
 * @param styled whether the text has markup
 * @param quoting whether it replies to a message
 * @param inThread whether it goes to a topic
 */
record Manner(long chat, boolean styled, boolean quoting, boolean inThread) {
    static Manner usual(long chat) {
        return new Manner(chat, true, true, true);
    }

    /** The same without what Telegram refused; equal to this when something else is wrong. */
    Manner without(ApiResult.Refused<?> refused) {
        if (refused.migratedTo() != null) {
            return new Manner(refused.migratedTo(), styled, quoting, inThread);
        }
        if (refused.says("parse entities")) {
            return new Manner(chat, false, quoting, inThread);
        }
        if (refused.says("thread not found") || refused.says("topic_deleted")) {
            return new Manner(chat, styled, quoting, false);
        }
        if (refused.says("replied not found") || refused.says("reply message not found")) {
            return new Manner(chat, styled, false, inThread);
        }
        return this;
    }
}
