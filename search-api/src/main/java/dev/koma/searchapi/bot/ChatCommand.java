package dev.koma.searchapi.bot;

import dev.koma.botcore.conversation.BotParts;
import dev.koma.botcore.conversation.BotSettings;
import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.dispatch.DispatchLimits;
import dev.koma.botcore.dispatch.MemoryJobStore;
import dev.koma.botcore.search.HttpSearchClient;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.search.Tier;
import dev.koma.botcore.store.MemoryDocumentStore;
import dev.koma.botcore.store.StoreException;
import dev.koma.botcore.terminal.PrintedScreen;
import dev.koma.botcore.terminal.TerminalPlatform;
import dev.koma.indexbuilder.command.CommandContext;
import dev.koma.indexbuilder.command.KomaCommand;
import dev.koma.indexbuilder.settings.ConfigurationException;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.media.picture.ChildPictureDecoder;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.media.picture.PictureLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code koma chat}: the bot in the terminal, without any token. */
@Command(
        name = "chat",
        description = "Talk to the bot in the terminal: paths and addresses of pictures in, words and clips out.",
        mixinStandardHelpOptions = true)
public final class ChatCommand implements Callable<Integer> {
    private static final long LOOK_AGAIN_MILLIS = 20;
    private static final int AT_A_TIME = 2;
    /** Lines may come from a file: as many wait as one is likely to paste. */
    private static final int WAITING = 1000;

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    @Parameters(
            paramLabel = "IMAGE|URL",
            arity = "0..*",
            description = "What to send; without any, what is typed is sent line by line.")
    private List<String> pictures = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory.")
    private @Nullable Path data;

    @Option(names = "--api", paramLabel = "URL", description = "Search there, and not in the data directory.")
    private @Nullable URI api;

    @Option(names = "--key", paramLabel = "KEY", description = "API key for --api.")
    private @Nullable String key;

    @Option(
            names = "--clips",
            paramLabel = "DIR",
            description = "Where clips are put (default: a temporary directory).")
    private @Nullable Path clips;

    @Option(names = "--language", paramLabel = "TAG", description = "Language to speak, such as en, ja, zh-TW.")
    private @Nullable String language;

    public ChatCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws ConfigurationException, IOException, StoreException, InterruptedException {
        Path files = clips == null ? Files.createTempDirectory("koma-chat-") : Files.createDirectories(clips);
        URI server = api;
        if (server != null) {
            try (HttpSearchClient client = new HttpSearchClient(server, key);
                    PictureDecoder decoder = new ChildPictureDecoder(PictureLimits.DEFAULT)) {
                return talk(new MirroringSearchClient(client, decoder), files);
            }
        }
        Map<String, String> flags = data == null ? Map.of() : Map.of("koma.data", data.toString());
        LibrarySettings settings = context.load(flags).get(LibrarySettings.class);
        Path previews = Files.createTempDirectory("koma-previews-");
        try (SearchAlone search = SearchAlone.open(settings, previews, context.clock())) {
            return talk(search.client(), files);
        }
    }

    private int talk(SearchClient client, Path files) throws StoreException, IOException, InterruptedException {
        String locale = language == null ? Locale.getDefault().toLanguageTag() : language;
        PrintedScreen screen = new PrintedScreen(spec.commandLine().getOut(), System.err);
        TerminalPlatform terminal = new TerminalPlatform(screen, files, locale);
        Tier owner = new Tier("owner", 1, 0);
        DispatchLimits usual = DispatchLimits.defaults(AT_A_TIME);
        DispatchLimits limits = new DispatchLimits(
                AT_A_TIME,
                WAITING,
                2 * WAITING,
                2 * WAITING,
                usual.attempts(),
                usual.firstPause(),
                usual.longestPause(),
                usual.keysKept());
        try (ChatBot bot = new ChatBot(new BotParts(
                List.of(terminal),
                client,
                new MemoryJobStore(context.clock()),
                new MemoryDocumentStore(context.clock()),
                (platform, user, place) -> owner,
                BotSettings.DEFAULT,
                limits,
                context.clock(),
                new SecureRandom()))) {
            bot.start();
            if (pictures.isEmpty()) {
                typed(terminal);
            } else {
                pictures.forEach(picture -> terminal.type("\"" + picture + "\""));
            }
            while (bot.dispatchCounts().unfinished() > 0) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
            return bot.dispatchCounts().gaveUp() == 0 ? KomaCommand.DONE : KomaCommand.FAILED;
        }
    }

    private static void typed(TerminalPlatform terminal) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null && !line.strip().equals("/quit"); line = lines.readLine()) {
            terminal.type(line);
        }
    }
}
