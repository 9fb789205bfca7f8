package dev.koma.indexbuilder.command;

import java.util.Locale;

/** Text as a terminal may be given it. */
final class TerminalText {
    private TerminalText() {}

    /** Names of files can hold line breaks and escape sequences: they are shown, not obeyed. */
    static String escape(Object text) {
        StringBuilder shown = new StringBuilder();
        text.toString().codePoints().forEach(c -> {
            if (c == '\n') {
                shown.append("\\n");
            } else if (Character.isISOControl(c) || isDirectional(c)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** Marks that make the rest of the line run the other way. */
    private static boolean isDirectional(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /** {@code 1:02:03.4}: hours only when there are any. */
    static String time(double seconds) {
        long tenths = Math.round(seconds * 10);
        long hours = tenths / 36_000;
        String rest = String.format(Locale.ROOT, "%02d:%02d.%d", tenths / 600 % 60, tenths / 10 % 60, tenths % 10);
        return hours > 0 ? hours + ":" + rest : rest;
    }

    /** {@code 01:02:03.4}: always with hours, so that times stand in columns. */
    static String clock(double seconds) {
        long tenths = Math.round(seconds * 10);
        return String.format(Locale.ROOT, "%02d:", tenths / 36_000) + time((tenths % 36_000) / 10.0);
    }

    /** {@code 12.3 MB}, powers of 1000. */
    static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= 999.95) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %cB", amount, "kMGTPE".charAt(unit));
    }
}
