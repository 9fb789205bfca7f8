package dev.koma.searchapi.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request's {@code Content-Type} says about the form of its body. */
enum ContentType {
    /** A form with files. */
    MULTIPART,
    /** The body is the picture. */
    PICTURE,
    UNSUPPORTED;

    private static final int LONGEST_SHOWN = 100;

    static ContentType of(@Nullable String header) {
        String type = essence(header);
        if (type.equals("multipart/form-data")) {
            return MULTIPART;
        }
        boolean picture = type.isEmpty()
                || type.startsWith("image/")
                || type.startsWith("video/")
                || type.equals("application/octet-stream")
                || type.equals("application/x-www-form-urlencoded"); // what curl --data-binary says
        return picture ? PICTURE : UNSUPPORTED;
    }

    /** Type and subtype, without parameters, as an error may show it. */
    static String shown(@Nullable String header) {
        String type = essence(header).replaceAll("[^\\x21-\\x7e]", "?");
        return type.length() > LONGEST_SHOWN ? type.substring(0, LONGEST_SHOWN) + "…" : type;
    }

    private static String essence(@Nullable String header) {
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
