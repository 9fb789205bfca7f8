package dev.koma.discordbot;

import dev.koma.botcore.platform.Delivery;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.ErrorResponse;

/** What Discord's errors mean for a reply. */
final class Failures {
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private Failures() {}

    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapped = failure instanceof ExecutionException || failure instanceof CompletionException;
        return wrapped && cause != null ? cause(cause) : failure;
    }

    static boolean is(Throwable failure, ErrorResponse error) {
        return cause(failure) instanceof ErrorResponseException response && response.getErrorResponse() == error;
    }

    /** Whether the interaction cannot be answered any more, while its channel perhaps can. */
    static boolean isOver(Throwable failure) {
        return is(failure, ErrorResponse.INVALID_WEBHOOK_TOKEN)
                || is(failure, ErrorResponse.UNKNOWN_WEBHOOK)
                || is(failure, ErrorResponse.UNKNOWN_INTERACTION);
    }

    static boolean isForbidden(Throwable failure) {
        return is(failure, ErrorResponse.MISSING_PERMISSIONS)
                || is(failure, ErrorResponse.MISSING_ACCESS)
                || is(failure, ErrorResponse.CANNOT_SEND_TO_USER)
                || cause(failure) instanceof InsufficientPermissionException;
    }

    static boolean isBadToken(Throwable failure) {
        return cause(failure) instanceof ErrorResponseException response
                && response.getErrorResponse() != ErrorResponse.INVALID_WEBHOOK_TOKEN
                && status(response) == UNAUTHORIZED;
    }

    /** What became of a reply whose sending failed so, when nothing else is to be tried. */
    static Delivery delivery(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof RateLimitedException limited) {
            return new Delivery.Postponed(Duration.ofMillis(limited.getRetryAfter()));
        }
        if (isForbidden(cause)) {
            return new Delivery.Undeliverable(Delivery.Reason.FORBIDDEN);
        }
        if (!(cause instanceof ErrorResponseException response)) {
            return cause instanceof IllegalArgumentException
                    ? new Delivery.Undeliverable(Delivery.Reason.REJECTED)
                    : new Delivery.Postponed(SOON);
        }
        if (is(response, ErrorResponse.INVALID_WEBHOOK_TOKEN)) {
            return new Delivery.Undeliverable(Delivery.Reason.EXPIRED);
        }
        int status = status(response);
        if (is(response, ErrorResponse.REQUEST_ENTITY_TOO_LARGE) || status == TOO_LARGE) {
            return new Delivery.TooLarge();
        }
        if (status < BAD_REQUEST || status >= SERVER_ERROR || status == UNAUTHORIZED || response.isServerError()) {
            return new Delivery.Postponed(SOON);
        }
        boolean invalid = status == BAD_REQUEST;
        return new Delivery.Undeliverable(invalid ? Delivery.Reason.REJECTED : Delivery.Reason.GONE);
    }

    static int status(ErrorResponseException response) {
        return response.getResponse().code;
    }
}
