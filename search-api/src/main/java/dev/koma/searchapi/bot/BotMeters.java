package dev.koma.searchapi.bot;

import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.conversation.ChatCounts;
import dev.koma.botcore.dispatch.DispatchCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Shows what a bot does. */
final class BotMeters {
    private BotMeters() {}

    static void watch(ChatBot bot, MeterRegistry registry) {
        gauge(
                "koma.bot.unfinished",
                "Requests of chats, waiting and under way",
                bot,
                registry,
                DispatchCounts::unfinished);
        gauge("koma.bot.running", "Requests of chats that are worked on", bot, registry, DispatchCounts::running);
        dispatched("accepted", bot, registry, DispatchCounts::accepted);
        dispatched("duplicate", bot, registry, DispatchCounts::duplicates);
        dispatched("refused-lane", bot, registry, DispatchCounts::refusedLane);
        dispatched("refused-total", bot, registry, DispatchCounts::refusedTotal);
        dispatched("finished", bot, registry, DispatchCounts::finished);
        dispatched("gave-up", bot, registry, DispatchCounts::gaveUp);
        dispatched("expired", bot, registry, DispatchCounts::expired);
        dispatched("taken-over", bot, registry, DispatchCounts::takenOver);
        dispatched("retried", bot, registry, DispatchCounts::retries);
        dispatched("failed", bot, registry, DispatchCounts::failures);
        dispatched("store-failed", bot, registry, DispatchCounts::storeFailures);
        answered("found", bot, registry, ChatCounts::found);
        answered("unsure", bot, registry, ChatCounts::unsure);
        answered("nothing", bot, registry, ChatCounts::nothing);
        answered("undeliverable", bot, registry, ChatCounts::undeliverable);
        answered("uncertain", bot, registry, ChatCounts::uncertain);
        answered("unsaid", bot, registry, ChatCounts::unsaid);
    }

    private static void gauge(
            String name,
            String description,
            ChatBot bot,
            MeterRegistry registry,
            ToDoubleFunction<DispatchCounts> value) {
        Gauge.builder(name, bot, one -> value.applyAsDouble(one.dispatchCounts()))
                .description(description)
                .register(registry);
    }

    private static void dispatched(
            String what, ChatBot bot, MeterRegistry registry, ToDoubleFunction<DispatchCounts> value) {
        FunctionCounter.builder("koma.bot.requests", bot, one -> value.applyAsDouble(one.dispatchCounts()))
                .description("Requests of chats, by what became of them")
                .tag("outcome", what)
                .register(registry);
    }

    private static void answered(String what, ChatBot bot, MeterRegistry registry, ToDoubleFunction<ChatCounts> value) {
        FunctionCounter.builder("koma.bot.answers", bot, one -> value.applyAsDouble(one.chatCounts()))
                .description("Answers in chats, by what they are")
                .tag("outcome", what)
                .register(registry);
    }
}
