package dev.koma.botcore.conversation;

import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PlaceSettings;
import dev.koma.botcore.language.Language;
import dev.koma.botcore.language.Phrase;
import dev.koma.botcore.reply.Button;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import dev.koma.botcore.search.Caller;
import dev.koma.botcore.search.QuotaUse;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.store.StoreException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is said besides results. */
final class Talk {
    private final Preferences preferences;
    private final SearchClient client;

    Talk(Preferences preferences, SearchClient client) {
        this.preferences = preferences;
        this.client = client;
    }

    Reply say(Task.Say task, Caller caller) throws InterruptedException, StoreException {
        Language language = preferences.language(task.origin());
        return switch (task.topic()) {
            case HELP -> Reply.of(Phrase.HELP.in(language));
            case PRIVACY -> Reply.of(Phrase.PRIVACY.in(language));
            case QUOTA -> Reply.of(quota(client.quota(caller), language));
            case LANGUAGES -> languages(language);
            case LANGUAGE_CHOSEN -> chosen(task);
            case NO_PICTURE -> Reply.of(Phrase.NO_PICTURE.in(language));
            case VECTOR_STICKER -> Reply.of(Phrase.VECTOR_STICKER.in(language));
            case OUT_OF_REACH -> Reply.of(Phrase.OUT_OF_REACH.in(language));
            case NOT_A_PICTURE -> Reply.of(Phrase.NOT_A_PICTURE.in(language));
        };
    }

    private static String quota(Optional<QuotaUse> use, Language language) {
        return use.map(known -> Phrase.QUOTA.in(language, known.used(), known.quota()))
                .orElse(Phrase.QUOTA_UNKNOWN.in(language));
    }

    private static Reply languages(Language language) {
        List<Button> choices = Arrays.stream(Language.values())
                .map(choice -> new Button(new ButtonId.Speak(choice).written(), choice.ownName()))
                .toList();
        return new Reply(Text.plain(Phrase.LANGUAGES.in(language)), null, null, List.of(), choices);
    }

    private Reply chosen(Task.Say task) throws StoreException {
        Language language = Language.tagged(task.value())
                .or(() -> Language.ofLocale(task.value()))
                .orElse(Language.ENGLISH);
        preferences.choose(task.origin(), language);
        return Reply.of(Phrase.LANGUAGE_CHOSEN.in(language, language.ownName()));
    }

    Reply set(Task.Set task) throws StoreException {
        PlaceSettings now = task.changes().equals(PlaceSettings.NONE)
                ? preferences.settings(task.origin())
                : preferences.change(task.origin(), task.changes());
        Language language = preferences.language(task.origin());
        String tag = Language.tagged(now.language()).map(Language::ownName).orElse("–");
        return Reply.of(Text.EMPTY
                .bold(Phrase.SETTINGS.in(language))
                .line()
                .and(Phrase.SETTINGS_NOW.in(
                        language,
                        tag,
                        yesOrNo(preferences.showsAdult(task.origin()), language),
                        yesOrNo(Boolean.TRUE.equals(now.quiet()), language))));
    }

    private static String yesOrNo(boolean yes, Language language) {
        return (yes ? Phrase.YES : Phrase.NO).in(language);
    }

    Language language(Origin origin) {
        return preferences.language(origin);
    }
}
