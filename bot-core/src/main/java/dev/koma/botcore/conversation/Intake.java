package dev.koma.botcore.conversation;

import dev.koma.botcore.dispatch.Dispatcher;
import dev.koma.botcore.dispatch.Job;
import dev.koma.botcore.dispatch.Submission;
import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.MessageContent;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.PlaceSettings;
import dev.koma.botcore.event.SearchOptions;
import dev.koma.botcore.language.Language;
import dev.koma.botcore.language.Phrase;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.Stage;
import dev.koma.botcore.reply.Text;
import dev.koma.botcore.search.Tier;
import dev.koma.botcore.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what happens on the platforms into requests, and tells at once whom it cannot take a request of. */
final class Intake {
    /** Time to send an answer in before its target expires. */
    private static final Duration MARGIN = Duration.ofSeconds(5);
    /** Words are cheap and wait for no search. */
    private static final int PRIORITY_OF_WORDS = 100;

    private final Map<String, ChatPlatform> platforms;
    private final Dispatcher dispatcher;
    private final Tiers tiers;
    private final Preferences preferences;
    private final Sessions sessions;
    private final BotSettings settings;
    private final Clock clock;
    private final JobIds ids;
    private final Albums albums;
    private final Notices notices;
    private final ChatTally tally;

    Intake(
            Map<String, ChatPlatform> platforms,
            Dispatcher dispatcher,
            Tiers tiers,
            Preferences preferences,
            Sessions sessions,
            BotSettings settings,
            Clock clock,
            JobIds ids,
            Notices notices,
            ChatTally tally) {
        this.platforms = platforms;
        this.dispatcher = dispatcher;
        this.tiers = tiers;
        this.preferences = preferences;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.albums = new Albums(dispatcher);
        this.notices = notices;
        this.tally = tally;
    }

    void take(ChatEvent event) throws StoreException {
        tally.events.increment();
        if (event.origin().user().bot()) {
            tally.ignored.increment();
            return;
        }
        switch (event) {
            case ChatEvent.MessageReceived message -> message(message);
            case ChatEvent.SearchAsked asked -> search(asked.origin(), asked.content(), asked.options(), false);
            case ChatEvent.CommandGiven given -> command(given.origin(), given.command());
            case ChatEvent.ButtonPressed pressed -> button(pressed.origin(), pressed.id());
        }
    }

    private void message(ChatEvent.MessageReceived message) throws StoreException {
        Origin origin = message.origin();
        MessageContent content = message.content();
        if (content.album() != null
                && PictureChoice.in(content) instanceof PictureChoice.Pictures(List<PictureRef> pictures)
                && albums.join(album(origin, content.album()), pictures, keys(origin, content))) {
            return;
        }
        if (!message.addressed()) {
            tally.ignored.increment();
            return;
        }
        search(origin, content, SearchOptions.NONE, message.edited());
    }

    private void search(Origin origin, MessageContent content, SearchOptions given, boolean edited)
            throws StoreException {
        switch (PictureChoice.in(content)) {
            case PictureChoice.Pictures(List<PictureRef> pictures) -> {
                SearchOptions options = OptionWords.in(content.text(), given);
                Task.Search task = new Task.Search(origin, false, pictures, options, false);
                searchFor(task, content.album(), keys(origin, content));
            }
            case PictureChoice.Unsearchable(Task.Topic why) -> sayUnlessEdited(origin, why, edited);
            case PictureChoice.Nothing nothing -> sayUnlessEdited(origin, Task.Topic.NO_PICTURE, edited);
        }
    }

    private void sayUnlessEdited(Origin origin, Task.Topic topic, boolean edited) throws StoreException {
        if (edited) {
            tally.ignored.increment();
        } else {
            say(origin, false, topic, null);
        }
    }

    private void searchFor(Task.Search task, @Nullable String album, Set<String> keys) throws StoreException {
        String id = ids.next();
        Instant now = clock.instant();
        Instant start = album == null ? now : now.plus(settings.albumPause());
        if (album != null) {
            albums.begin(album(task.origin(), album), id, task);
        }
        submit(job(id, task, start, now), task.origin(), keys);
    }

    private static String album(Origin origin, String album) {
        return origin.platform() + ":" + origin.place().id() + ":" + album;
    }

    private void command(Origin origin, ChatEvent.Command command) throws StoreException {
        switch (command) {
            case ChatEvent.Command.Help help -> say(origin, false, Task.Topic.HELP, null);
            case ChatEvent.Command.Privacy privacy -> say(origin, false, Task.Topic.PRIVACY, null);
            case ChatEvent.Command.Quota quota -> say(origin, false, Task.Topic.QUOTA, null);
            case ChatEvent.Command.Language(@Nullable String tag) -> {
                Task.Topic topic = tag == null ? Task.Topic.LANGUAGES : Task.Topic.LANGUAGE_CHOSEN;
                say(origin, false, topic, tag);
            }
            case ChatEvent.Command.Settings(PlaceSettings changes) -> settings(origin, changes);
        }
    }

    private void settings(Origin origin, PlaceSettings changes) throws StoreException {
        if (origin.user().moderator()) {
            submit(new Task.Set(origin, changes));
        } else {
            whisper(origin, Phrase.SETTINGS_NOT_YOURS);
        }
    }

    private void say(Origin origin, boolean replaces, Task.Topic topic, @Nullable String value) throws StoreException {
        submit(new Task.Say(origin, replaces, topic, value));
    }

    private void button(Origin origin, String written) throws StoreException {
        Optional<ButtonId> id = ButtonId.read(written);
        if (id.isEmpty()) {
            whisper(origin, Phrase.BUTTON_EXPIRED);
            return;
        }
        switch (id.get()) {
            case ButtonId.Speak(Language language) -> say(origin, true, Task.Topic.LANGUAGE_CHOSEN, language.tag());
            case ButtonId.Show show -> {
                Session session = own(origin, show.session());
                if (session != null) {
                    submit(new Task.Show(origin, show.session(), show.result(), show.mute()));
                }
            }
            case ButtonId.Choose choose -> {
                Session session = own(origin, choose.session());
                if (session != null && choose.picture() < session.pictures().size()) {
                    PictureRef picture = session.pictures().get(choose.picture());
                    submit(new Task.Search(origin, true, List.of(picture), session.options(), false));
                }
            }
            case ButtonId.Retry retry -> {
                Session session = own(origin, retry.session());
                if (session != null) {
                    SearchOptions options = otherBorders(session.options());
                    submit(new Task.Search(origin, true, session.pictures(), options, session.mirrored()));
                }
            }
            case ButtonId.Mirror mirror -> {
                Session session = own(origin, mirror.session());
                if (session != null && session.canBeMirrored()) {
                    boolean mirrored = !session.mirrored();
                    submit(new Task.Search(origin, true, session.pictures(), session.options(), mirrored));
                }
            }
        }
    }

    private static SearchOptions otherBorders(SearchOptions options) {
        return new SearchOptions(options.mute(), !options.keepBorders(), options.anilist(), options.title());
    }

    /** The session whose button was pressed, if it is still there and belongs to this person; else the person is told. */
    private @Nullable Session own(Origin origin, String id) throws StoreException {
        Optional<Session> session = sessions.find(id);
        if (session.isEmpty()) {
            whisper(origin, Phrase.BUTTON_EXPIRED);
            return null;
        }
        if (!session.get().owner().equals(Sessions.owner(origin))) {
            whisper(origin, Phrase.BUTTON_NOT_YOURS);
            return null;
        }
        return session.get();
    }

    private void submit(Task task) throws StoreException {
        Instant now = clock.instant();
        submit(job(ids.next(), task, now, now), task.origin(), keys(task.origin()));
    }

    private Job job(String id, Task task, Instant start, Instant now) {
        Origin origin = task.origin();
        boolean words = !(task instanceof Task.Search);
        Tier tier = tiers.tierOf(
                origin.platform(), origin.user().id(), origin.place().id());
        Instant end = now.plus(settings.requestLife());
        Instant expiry = origin.target().expiresAt();
        if (expiry != null && expiry.minus(MARGIN).isBefore(end)) {
            end = expiry.minus(MARGIN);
        }
        return new Job(
                id,
                Sessions.owner(origin) + (words ? " words" : ""),
                origin.platform() + ":" + origin.place().id(),
                words ? 1 : tier.concurrency(),
                words ? PRIORITY_OF_WORDS : tier.priority(),
                now,
                start,
                end,
                Json.write(task));
    }

    private void submit(Job job, Origin origin, Set<String> keys) throws StoreException {
        ChatPlatform platform = platform(origin);
        Language language = preferences.language(origin);
        boolean quiet = preferences.isQuiet(origin);
        Submission submission = dispatcher.submit(job, keys, ahead -> {
            platform.acknowledge(origin.target(), quiet);
            if (ahead > 0) {
                platform.progress(origin.target(), Stage.WAITING, Text.plain(Phrase.IN_LINE.in(language, ahead)));
            }
        });
        switch (submission) {
            case Submission.Accepted accepted -> {}
            case Submission.Duplicate duplicate -> {}
            case Submission.LaneFull full -> refuse(origin, Phrase.LANE_FULL.in(language, full.waiting()));
            case Submission.Full full -> refuse(origin, Phrase.ALL_FULL.in(language));
        }
    }

    /** Tells that a request could not be stored, if the platform will not bring it again. */
    boolean tellNotStored(Origin origin) {
        boolean told = !platform(origin).redeliversEvents();
        if (told) {
            refuse(origin, Phrase.NOT_STORED.in(preferences.language(origin)));
        }
        return told;
    }

    private void refuse(Origin origin, String words) {
        tally.refused.increment();
        notices.whisper(platform(origin), origin.target(), words);
    }

    private void whisper(Origin origin, Phrase phrase) {
        notices.whisper(platform(origin), origin.target(), phrase.in(preferences.language(origin)));
    }

    private ChatPlatform platform(Origin origin) {
        ChatPlatform platform = platforms.get(origin.platform());
        if (platform == null) {
            throw new IllegalArgumentException("there is no platform " + origin.platform());
        }
        return platform;
    }

    private static Set<String> keys(Origin origin) {
        return Set.of(origin.platform() + ":u:" + origin.updateId());
    }

    /** Of the event, and of the message with these pictures: an edit that leaves them as they are is nothing new. */
    private static Set<String> keys(Origin origin, MessageContent content) {
        Set<String> keys = new HashSet<>(keys(origin));
        if (PictureChoice.in(content) instanceof PictureChoice.Pictures(List<PictureRef> pictures)) {
            String shown = pictures.stream().map(PictureRef::identity).sorted().collect(Collectors.joining("\n"));
            keys.add(origin.platform() + ":m:" + content.messageId() + ":" + Fingerprint.of(shown));
        }
        return keys;
    }
}
