package dev.koma.telegrambot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.platform.ChatListener;
import dev.koma.botcore.platform.NotAcceptedException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Takes updates in, however they came. */
final class Arrivals {
    private static final System.Logger LOG = System.getLogger(Arrivals.class.getName());

    private final UpdateReader reader;
    private final ChatListener listener;
    private final Condition condition;
    private final LongAdder unreadable = new LongAdder();

    Arrivals(UpdateReader reader, ChatListener listener, Condition condition) {
        this.reader = reader;
        this.listener = listener;
        this.condition = condition;
    }

    /**
     * When it returns, Telegram may forget the update.
     *
     * @throws NotAcceptedException when it has to bring it again
     */
    void take(JsonNode written) throws NotAcceptedException {
        Optional<ChatEvent> event = read(written);
        if (event.isPresent()) {
            condition.event();
            listener.receive(event.get());
        }
    }

    private Optional<ChatEvent> read(JsonNode written) {
        try {
            return reader.read(TelegramApi.JSON.treeToValue(written, Update.class));
        } catch (JsonProcessingException | RuntimeException e) {
            unreadable.increment();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "An update of Telegram is not understood and left out: {0}",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
