package dev.koma.benchmarks.chat;

import dev.koma.benchmarks.Latencies;
import dev.koma.benchmarks.query.KnownPicture;
import dev.koma.benchmarks.query.QuerySet;
import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.dispatch.DispatchLimits;
import dev.koma.botcore.platform.NotAcceptedException;
import dev.koma.botcore.search.HttpSearchClient;
import dev.koma.searchapi.bot.ChatStores;
import dev.koma.searchapi.store.StateFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long answers in chats take: the bots of this process, a chat platform that takes no time, and a running server that searches. */
@Command(
        name = "chat",
        description = "Times answers of the chat bots, clips included, on a running server.",
        mixinStandardHelpOptions = true)
public final class ChatBench implements Callable<Integer> {
    private static final int WARM_UP = 10;
    private static final int QUEUE = 50;
    private static final int CROWD = 200;

    @Option(names = "--queries", required = true, description = "Folder of pictures with a truth.csv.")
    private Path queries = Path.of("");

    @Option(names = "--url", required = true, description = "Base address of the server.")
    private URI url = URI.create("http://localhost:8080");

    @Option(names = "--key", description = "API key for the server.")
    private @Nullable String key;

    @Option(names = "--pictures", description = "Pictures to time, each once (default: ${DEFAULT-VALUE}).")
    private int pictures = 100;

    @Option(names = "--pid", description = "Process of the server, whose processor time is told then.")
    private @Nullable Long pid;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        List<KnownPicture> known = oneOfEachMoment();
        if (known.size() <= WARM_UP) {
            throw new ParameterException(spec.commandLine(), "There are too few pictures in " + queries);
        }
        InstantChat chat = new InstantChat();
        DispatchLimits usual = DispatchLimits.defaults(4 * Runtime.getRuntime().availableProcessors());
        DispatchLimits limits = new DispatchLimits(
                usual.running(),
                usual.waitingInLane(),
                QUEUE,
                QUEUE,
                usual.attempts(),
                usual.firstPause(),
                usual.longestPause(),
                usual.keysKept());
        try (StateFile file = StateFile.open(Files.createTempDirectory("koma-chat-bench"));
                HttpSearchClient client = new HttpSearchClient(url, key);
                ChatBot bot = chat.bot(client, ChatStores.in(file, Clock.systemUTC()), limits)) {
            bot.start();
            oneAtATime(chat, known);
            crowd(chat, known);
        }
        return 0;
    }

    /** No two of which the clips are the same. */
    private List<KnownPicture> oneOfEachMoment() throws IOException {
        Map<String, KnownPicture> moments = new LinkedHashMap<>();
        for (KnownPicture picture : QuerySet.read(queries)) {
            if (picture.video() != null) {
                moments.putIfAbsent(picture.video() + " " + picture.seconds(), picture);
            }
        }
        return moments.values().stream().limit(WARM_UP + pictures).toList();
    }

    private void oneAtATime(InstantChat chat, List<KnownPicture> known)
            throws IOException, NotAcceptedException, InterruptedException {
        Latencies heard = new Latencies();
        Latencies withClip = new Latencies();
        int withoutClip = 0;
        Optional<Duration> before = Optional.empty();
        for (int i = 0; i < known.size(); i++) {
            if (i == WARM_UP) {
                before = processorTime();
            }
            byte[] picture = Files.readAllBytes(queries.resolve(known.get(i).file()));
            InstantChat.Sent sent = chat.send("person", picture);
            chat.awaitAnswers(1);
            if (i >= WARM_UP) {
                heard.add(sent.nanosUntilHeard());
                if (sent.hasFile()) {
                    withClip.add(sent.nanosUntilAnswered());
                } else {
                    withoutClip++;
                }
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("heard: %s%n", heard);
        out.printf("answered with a clip: %s; %d without%n", withClip, withoutClip);
        Optional<Duration> after = processorTime();
        if (before.isPresent() && after.isPresent()) {
            Duration used = after.get().minus(before.get());
            out.printf("processor time of the server for each: %d ms%n", used.toMillis() / (known.size() - WARM_UP));
        }
        out.flush();
    }

    /** Of the server and what it has started. */
    private Optional<Duration> processorTime() {
        return Optional.ofNullable(pid)
                .flatMap(ProcessHandle::of)
                .map(server -> Stream.concat(Stream.of(server), server.descendants())
                        .flatMap(process -> process.info().totalCpuDuration().stream())
                        .reduce(Duration.ZERO, Duration::plus));
    }

    /** More people than there is room for, one right after the other. */
    private void crowd(InstantChat chat, List<KnownPicture> known)
            throws IOException, NotAcceptedException, InterruptedException {
        byte[] picture = Files.readAllBytes(queries.resolve(known.getFirst().file()));
        List<InstantChat.Sent> sent = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            sent.add(chat.send("person" + i, picture));
        }
        chat.awaitAnswers(CROWD);
        Latencies heard = new Latencies();
        sent.forEach(one -> heard.add(one.nanosUntilHeard()));
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "heard, or told that there is no room, of %d who come at once to a line of %d: %s%n",
                CROWD, QUEUE, heard);
        out.flush();
    }
}
