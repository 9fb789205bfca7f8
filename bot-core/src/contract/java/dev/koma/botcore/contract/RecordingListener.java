package dev.koma.botcore.contract;

import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.TitleSuggestion;
import dev.koma.botcore.platform.ChatListener;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.NotAcceptedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Acknowledges and remembers every event. */
public final class RecordingListener implements ChatListener {
    private final ChatPlatform platform;
    private final List<ChatEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    public RecordingListener(ChatPlatform platform) {
        this.platform = platform;
    }

    /** How many of the next events are refused, every other one with an unchecked exception. */
    public void refuseNext(int count) {
        failures.set(count);
    }

    @Override
    public void receive(ChatEvent event) throws NotAcceptedException {
        int left = failures.getAndUpdate(n -> Math.max(0, n - 1));
        if (left > 0) {
            if (left % 2 == 0) {
                throw new IllegalStateException("thrown for the test");
            }
            throw new NotAcceptedException("refused for the test", new IllegalStateException("no store"));
        }
        platform.acknowledge(event.origin().target(), false);
        events.add(event);
    }

    @Override
    public List<TitleSuggestion> suggestTitles(String typed, @Nullable String locale) {
        return List.of(new TitleSuggestion("Big Buck Bunny", "1"));
    }

    public List<ChatEvent> events() {
        return List.copyOf(events);
    }

    /** Waits until there are as many events. */
    public List<ChatEvent> await(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> events.size() >= count);
        return events();
    }

    /** Waits for the next event that was not there when {@code before} were. */
    public ChatEvent next(int before) {
        return await(before + 1).get(before);
    }
}
