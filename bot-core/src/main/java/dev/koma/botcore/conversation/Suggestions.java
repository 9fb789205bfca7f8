package dev.koma.botcore.conversation;

import dev.koma.botcore.event.TitleSuggestion;
import dev.koma.botcore.language.Language;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.search.TitleMatch;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Titles while they are typed: soon, or none. */
final class Suggestions {
    private static final System.Logger LOG = System.getLogger(Suggestions.class.getName());
    private static final int MOST = 25;
    private static final int LONGEST = 100;
    private static final long SOON_MILLIS = 900;
    private static final int AT_A_TIME = 16;

    private final SearchClient client;
    private final ExecutorService threads;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    Suggestions(SearchClient client, ExecutorService threads) {
        this.client = client;
        this.threads = threads;
    }

    List<TitleSuggestion> find(String typed, @Nullable String locale) {
        if (!places.tryAcquire()) {
            return List.of();
        }
        Future<List<TitleMatch>> search = null;
        try {
            search = threads.submit(() -> client.titles(typed, MOST));
            Language language = Language.ofLocale(locale).orElse(Language.ENGLISH);
            return search.get(SOON_MILLIS, TimeUnit.MILLISECONDS).stream()
                    .limit(MOST)
                    .map(match -> suggestion(match, language))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "No titles to suggest", e);
            return List.of();
        } finally {
            if (search != null) {
                search.cancel(true);
            }
            places.release();
        }
    }

    private static TitleSuggestion suggestion(TitleMatch match, Language language) {
        String name = TitleWords.title(match.names(), language).orElse(String.valueOf(match.anilist()));
        return new TitleSuggestion(cut(name), String.valueOf(match.anilist()));
    }

    private static String cut(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return name.substring(0, end) + "…";
    }
}
