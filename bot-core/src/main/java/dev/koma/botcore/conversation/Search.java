package dev.koma.botcore.conversation;

import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.SearchOptions;
import dev.koma.botcore.language.Language;
import dev.koma.botcore.language.Phrase;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.Download;
import dev.koma.botcore.platform.Stage;
import dev.koma.botcore.reply.Text;
import dev.koma.botcore.search.Caller;
import dev.koma.botcore.search.Match;
import dev.koma.botcore.search.Query;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.search.SearchOutcome;
import dev.koma.botcore.search.TitleMatch;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a picture that somebody has sent to what was found. */
final class Search {
    private static final Duration UNAVAILABLE = Duration.ofSeconds(2);

    private final SearchClient client;
    private final long largestPicture;

    Search(SearchClient client, long largestPicture) {
        this.client = client;
        this.largestPicture = largestPicture;
    }

    /** What came of it. */
    sealed interface Finding {
        /**
         * It was searched.
         *
         * @param note something to tell about the picture, or null
         */
        record Found(List<Match> matches, @Nullable String note) implements Finding {}

        /** It cannot be searched; these words say why. */
        record Word(String words) implements Finding {}

        /** Later. */
        record Later(Duration retryAfter) implements Finding {}
    }

    /** A picture ready to be searched for, or why there is none. */
    private sealed interface Fetched {
        record Picture(Query.Picture picture, boolean thumbnail) implements Fetched {}

        record Not(Finding finding) implements Fetched {}
    }

    Finding search(ChatPlatform platform, Task.Search task, Caller caller, Language language)
            throws InterruptedException {
        PictureRef picture = task.pictures().getFirst();
        Integer title = null;
        if (task.options().anilist() != null || task.options().title() != null) {
            title = title(task.options());
            if (title == null) {
                String asked = String.valueOf(task.options().title());
                return new Finding.Word(Phrase.TITLE_UNKNOWN.in(language, asked));
            }
        }
        Fetched fetched = fetch(platform, task, picture, language);
        if (fetched instanceof Fetched.Not(Finding finding)) {
            return finding;
        }
        Fetched.Picture ready = (Fetched.Picture) fetched;
        platform.progress(task.origin().target(), Stage.SEARCHING, Text.plain(Phrase.SEARCHING.in(language)));
        Query query = new Query(ready.picture, !task.options().keepBorders(), title, task.mirrored());
        String note = ready.thumbnail ? Phrase.THUMBNAIL_USED.in(language) : null;
        return finding(client.search(caller, query), note, language);
    }

    /** The number that a suggestion has, or of the title that is called so, or null. */
    private @Nullable Integer title(SearchOptions options) throws InterruptedException {
        String title = options.title();
        if (options.anilist() != null || title == null) {
            return options.anilist();
        }
        if (title.matches("\\d{1,9}")) {
            return Integer.valueOf(title);
        }
        List<TitleMatch> called = client.titles(title, 1);
        return called.isEmpty() ? null : called.getFirst().anilist();
    }

    private Fetched fetch(ChatPlatform platform, Task.Search task, PictureRef picture, Language language)
            throws InterruptedException {
        if (picture.kind() == PictureRef.Kind.LINK) {
            return Addresses.parse(picture.reference())
                    .<Fetched>map(
                            address -> new Fetched.Picture(new Query.Picture.Address(withoutFragment(address)), false))
                    .orElseGet(() -> new Fetched.Not(new Finding.Word(Phrase.ADDRESS_UNUSABLE.in(language))));
        }
        platform.progress(task.origin().target(), Stage.DOWNLOADING, Text.plain(Phrase.DOWNLOADING.in(language)));
        PictureRef thumbnail = picture.thumbnail();
        boolean useless = picture.kind() == PictureRef.Kind.DOCUMENT && isNoPicture(picture.contentType());
        if (thumbnail != null && (picture.size() > largestPicture || useless)) {
            return downloaded(platform.download(thumbnail, largestPicture), true, language);
        }
        Download download =
                picture.size() > largestPicture ? new Download.TooLarge() : platform.download(picture, largestPicture);
        return download instanceof Download.TooLarge && thumbnail != null
                ? downloaded(platform.download(thumbnail, largestPicture), true, language)
                : downloaded(download, false, language);
    }

    private static boolean isNoPicture(@Nullable String contentType) {
        return contentType != null && !contentType.startsWith("image/") && !contentType.startsWith("video/");
    }

    private static URI withoutFragment(URI address) {
        String text = address.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? address : URI.create(text.substring(0, hash));
    }

    private Fetched downloaded(Download download, boolean thumbnail, Language language) {
        return switch (download) {
            case Download.Complete complete ->
                new Fetched.Picture(new Query.Picture.Bytes(complete.bytes()), thumbnail);
            case Download.TooLarge tooLarge ->
                new Fetched.Not(new Finding.Word(Phrase.PICTURE_TOO_LARGE.in(language, largestPicture >> 20)));
            case Download.Gone gone -> new Fetched.Not(new Finding.Word(Phrase.PICTURE_GONE.in(language)));
            case Download.Unreachable unreachable -> new Fetched.Not(new Finding.Later(unreachable.retryAfter()));
        };
    }

    private Finding finding(SearchOutcome outcome, @Nullable String note, Language language) {
        return switch (outcome) {
            case SearchOutcome.Found found -> new Finding.Found(found.matches(), note);
            case SearchOutcome.Busy busy -> new Finding.Later(busy.retryAfter());
            case SearchOutcome.Unavailable unavailable -> new Finding.Later(UNAVAILABLE);
            case SearchOutcome.Refused refused -> new Finding.Word(words(refused.reason(), language));
        };
    }

    private String words(SearchOutcome.Reason reason, Language language) {
        return switch (reason) {
            case QUOTA -> Phrase.QUOTA_USED_UP.in(language);
            case NOT_A_PICTURE -> Phrase.NOT_A_PICTURE.in(language);
            case TOO_LARGE -> Phrase.PICTURE_TOO_LARGE.in(language, largestPicture >> 20);
            case ADDRESS -> Phrase.ADDRESS_UNUSABLE.in(language);
            case FORBIDDEN -> Phrase.NOT_LET_IN.in(language);
        };
    }
}
