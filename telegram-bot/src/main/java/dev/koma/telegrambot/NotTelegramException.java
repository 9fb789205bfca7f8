package dev.koma.telegrambot;

import java.io.IOException;

/** Something between us and Telegram answered instead of it, as with a page in HTML. */
final class NotTelegramException extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    NotTelegramException(int status) {
        super("HTTP " + status + " without JSON");
        this.status = status;
    }

    int status() {
        return status;
    }
}
