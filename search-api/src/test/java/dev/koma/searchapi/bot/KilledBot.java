package dev.koma.searchapi.bot;

import dev.koma.botcore.conversation.BotParts;
import dev.koma.botcore.conversation.BotSettings;
import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.dispatch.DispatchLimits;
import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.ChatUser;
import dev.koma.botcore.event.MessageContent;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.Place;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.search.Caller;
import dev.koma.botcore.search.Match;
import dev.koma.botcore.search.PreviewLinks;
import dev.koma.botcore.search.PreviewOutcome;
import dev.koma.botcore.search.PreviewSize;
import dev.koma.botcore.search.Query;
import dev.koma.botcore.search.QuotaUse;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.search.SearchOutcome;
import dev.koma.botcore.search.Tier;
import dev.koma.botcore.search.TitleMatch;
import dev.koma.searchapi.store.StateFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A bot in a process of its own, which is killed: its search takes some milliseconds, its chat is a file. */
final class KilledBot {
    private KilledBot() {}

    /** Arguments: data directory, journal, whether redelivery replaces, requests to send (of fifty people, four each). */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        JournalPlatform platform = new JournalPlatform(Path.of(arguments[1]), Boolean.parseBoolean(arguments[2]));
        StateFile file = StateFile.open(data);
        ChatBot bot = new ChatBot(new BotParts(
                List.of(platform),
                new SlowSearch(),
                new SqliteJobStore(file, Clock.systemUTC()),
                new SqliteDocumentStore(file, Clock.systemUTC()),
                (p, user, place) -> new Tier("free", 1, 0),
                BotSettings.DEFAULT,
                DispatchLimits.defaults(4),
                Clock.systemUTC(),
                new SecureRandom()));
        bot.start();
        for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
            bot.receive(message(i));
        }
        while (bot.dispatchCounts().unfinished() > 0) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        bot.close();
        file.close();
    }

    private static ChatEvent message(int number) {
        ReplyTarget target = new ReplyTarget("request" + number, 1000, null);
        String user = "user" + number / 4;
        Origin origin = new Origin(
                "journal",
                "update" + number,
                new ChatUser(user, false, false, "en"),
                new Place(user, true, Place.Adult.ALLOWED, null),
                target);
        PictureRef picture = new PictureRef(PictureRef.Kind.PHOTO, "p", "p", null, 1, false, null);
        return new ChatEvent.MessageReceived(
                origin, new MessageContent("m" + number, "", List.of(picture), List.of(), null), true, false);
    }

    private static final class SlowSearch implements SearchClient {
        @Override
        public SearchOutcome search(Caller caller, Query query) {
            LockSupport.parkNanos(Duration.ofMillis(15).toNanos());
            return new SearchOutcome.Found(List.of(new Match(
                    null, null, null, "f.mp4", null, 0, 1, 0, 1, 0.99, new PreviewLinks("v", "i"), List.of())));
        }

        @Override
        public PreviewOutcome clip(Match match, PreviewSize size, boolean mute, long limit) {
            return new PreviewOutcome.Missing();
        }

        @Override
        public PreviewOutcome still(Match match, PreviewSize size, long limit) {
            return new PreviewOutcome.Missing();
        }

        @Override
        public Optional<QuotaUse> quota(Caller caller) {
            return Optional.empty();
        }

        @Override
        public List<TitleMatch> titles(String typed, int most) {
            return List.of();
        }
    }
}
