package dev.koma.media.picture;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Files that are refused by their first bytes, each with what its sender should know. */
final class FileKind {
    private static final int HEAD = 512;

    private FileKind() {}

    /** Why the file is refused, or null when the decoder shall look at it. */
    static @Nullable String refusal(byte[] file) {
        String head = new String(file, 0, Math.min(file.length, HEAD), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\n") || head.startsWith("\0\0\0\fJXL ")) {
            return "unsupported format JPEG XL";
        }
        if (isSound(head)) {
            return "no picture in this file";
        }
        if (head.startsWith("%PDF-")) {
            return "unsupported format PDF";
        }
        return isMarkup(head) ? "unsupported format " + markup(head) : null;
    }

    private static boolean isSound(String head) {
        return head.startsWith("ID3")
                || head.startsWith("fLaC")
                || (head.startsWith("WAVE", 8) && head.startsWith("RIFF"))
                || (head.length() > 1 && head.charAt(0) == 0xff && (head.charAt(1) & 0xe6) == 0xe2);
    }

    private static boolean isMarkup(String head) {
        return head.replace("\u00ef\u00bb\u00bf", "").stripLeading().startsWith("<");
    }

    private static String markup(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains("<svg") || lower.contains("svg-")) {
            return "SVG";
        }
        return lower.contains("<html") || lower.contains("<!doctype html") ? "HTML" : "XML";
    }
}
