package dev.koma.searchapi.bot;

import dev.koma.telegrambot.TelegramWebhook;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/** Where Telegram sends updates to, if a webhook is configured. A stranger is refused before the body is read. */
final class WebhookRoute {
    static final String PATH = "/telegram/webhook";

    private static final int NOT_FOUND = 404;
    private static final int TIMED_OUT = 408;
    private static final int TOO_LARGE = 413;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final BotHost host;

    WebhookRoute(BotHost host) {
        this.host = host;
    }

    void route(@Observes Router router) {
        router.post(PATH).order(-1).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        Optional<TelegramWebhook> webhook = host.telegramWebhook();
        if (webhook.isEmpty()) {
            end(context, NOT_FOUND);
            return;
        }
        HttpServerRequest request = context.request();
        String secret = request.getHeader(TelegramWebhook.SECRET_HEADER);
        if (!webhook.get().knows(secret)) {
            end(context, 403);
            return;
        }
        Buffer body = Buffer.buffer();
        long timer = context.vertx().setTimer(LONGEST.toMillis(), id -> end(context, TIMED_OUT));
        request.handler(part -> {
            if (body.length() + part.length() <= TelegramWebhook.LARGEST_BODY) {
                body.appendBuffer(part);
            } else {
                end(context, TOO_LARGE);
            }
        });
        request.exceptionHandler(e -> context.vertx().cancelTimer(timer));
        request.endHandler(end -> {
            context.vertx().cancelTimer(timer);
            if (!context.response().ended()) {
                context.vertx()
                        .executeBlocking(() -> webhook.get().receive(secret, body.getBytes()), false)
                        .onComplete(done -> end(context, done.succeeded() ? done.result() : 503));
            }
        });
        request.resume();
    }

    private static void end(RoutingContext context, int status) {
        if (!context.response().ended() && !context.response().closed()) {
            if (status >= 400) {
                context.response().putHeader("Connection", "close"); // the rest of the body is not read
            }
            context.response().setStatusCode(status).end();
        }
    }
}
