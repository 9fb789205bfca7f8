package dev.koma.indexbuilder.command;

import org.jspecify.annotations.Nullable;

/**
 * What the doctor found of one thing.
 *
 * @param what was looked at
 * @param level how it is
 * @param detail what was seen
 * @param advice what to do, or null when there is nothing to do
 */
record Finding(
        String what, Level level, String detail, @Nullable String advice) {
    enum Level {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String what, String detail) {
        return new Finding(what, Level.OK, detail, null);
    }

    static Finding warn(String what, String detail, String advice) {
        return new Finding(what, Level.WARN, detail, advice);
    }

    static Finding fail(String what, String detail, String advice) {
        return new Finding(what, Level.FAIL, detail, advice);
    }
}
