package dev.koma.botcore.conversation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.contract.SetSearch;
import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.ChatUser;
import dev.koma.botcore.event.MessageContent;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.Place;
import dev.koma.botcore.event.SearchOptions;
import dev.koma.botcore.language.Language;
import dev.koma.botcore.language.Phrase;
import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.reply.Confidence;
import dev.koma.botcore.reply.Media;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.search.Match;
import dev.koma.botcore.search.PreviewOutcome;
import dev.koma.botcore.search.PreviewSize;
import dev.koma.botcore.search.Query;
import dev.koma.botcore.search.SearchOutcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final BotHarness harness = new BotHarness();
    private final FakePlatform platform = harness.platform;
    private final SetSearch search = harness.search;

    @AfterEach
    void stop() {
        harness.close();
    }

    private static String english(Phrase phrase, Object... values) {
        return phrase.in(Language.ENGLISH, values);
    }

    @Test
    void aPictureIsAnsweredWithTheMomentAndItsClip() {
        harness.sendPhoto();
        Reply reply = harness.reply();
        assertEquals("Big Buck Bunny", reply.card().title());
        assertEquals(List.of("Biggu Bakku", "ビッグバック"), reply.card().otherTitles());
        assertEquals(Confidence.SURE, reply.card().confidence());
        String words = reply.allText().words();
        assertTrue(words.contains("Episode: 6.5") && words.contains("Time: 00:12:34 – 00:12:36"), words);
        assertTrue(words.contains("Very sure (98.0 %)") && words.contains("anilist.co/anime/21"), words);
        assertEquals(Media.Kind.CLIP, reply.media().kind());
        assertEquals("Big Buck Bunny, at 00:12:35", reply.media().description());
        assertTrue(search.queries.getFirst().cutBorders());
        assertEquals("fake:ann", search.callers.getFirst().id());
        assertEquals(1, platform.acknowledged.size());
    }

    @Test
    void titlesAndWordsAreInTheLanguageOfThePerson() {
        Origin english = harness.origin();
        ChatUser reader = new ChatUser("ann", false, false, "zh-TW");
        Origin origin = new Origin("fake", english.updateId(), reader, english.place(), english.target());
        harness.send(platform.message(origin, "", harness.photo()));
        Reply reply = harness.reply();
        assertEquals("大雄兔", reply.card().title());
        assertTrue(reply.allText().words().contains("非常確定"));
    }

    @Test
    void aChosenLanguageCountsMoreThanThatOfTheApp() {
        harness.send(new ChatEvent.CommandGiven(harness.origin(), new ChatEvent.Command.Language(null)));
        Reply question = harness.reply();
        harness.pressId("ann", FakePlatform.alone(), question.choices().get(1).id());
        await().until(() -> harness.words().contains("日本語"));
        harness.sendPhoto();
        assertEquals("ビッグバック", harness.reply(2).card().title());
    }

    @Test
    void aResultBelowTheLineIsOnlyShownWhenAskedFor() {
        search.usual = new SearchOutcome.Found(List.of(SetSearch.match(0.8999)));
        harness.sendPhoto();
        Reply reply = harness.reply();
        assertEquals(english(Phrase.NOT_SURE, "89.9"), reply.text().words());
        assertNull(reply.media());
        assertTrue(search.clips.isEmpty());
        harness.press("ann", FakePlatform.alone(), "uncertain");
        await().until(() -> harness.reply().card() != null);
        assertEquals(Confidence.UNSURE, harness.reply().card().confidence());
        assertNotNull(harness.reply().media());
    }

    @Test
    void aSearchWithoutResultSaysSoAndOffersAnotherWay() {
        search.usual = new SearchOutcome.Found(List.of());
        harness.sendPhoto();
        assertEquals(english(Phrase.NO_RESULT), harness.words());
        harness.press("ann", FakePlatform.alone(), english(Phrase.BUTTON_KEEP_BORDERS));
        await().until(() -> search.queries.size() == 2);
        assertFalse(search.queries.get(1).cutBorders());
    }

    @Test
    void anUnsureAnswerCanBeTriedAgainMirroredAndBack() {
        search.usual = new SearchOutcome.Found(List.of(SetSearch.match(0.8)));
        harness.sendPhoto();
        harness.reply();
        search.usual = new SearchOutcome.Found(List.of(SetSearch.match(0.95)));
        harness.press("ann", FakePlatform.alone(), english(Phrase.BUTTON_MIRROR));
        await().until(() -> harness.isIdle() && harness.reply().card() != null);
        assertTrue(search.queries.get(1).mirrored());
        assertTrue(harness.words().contains(english(Phrase.HINT_MIRRORED)), "the video shows the mirror image");
        assertEquals(
                List.of(),
                harness.reply().buttons().stream()
                        .flatMap(List::stream)
                        .filter(button -> button.label().equals(english(Phrase.BUTTON_MIRROR)))
                        .toList(),
                "not offered when the answer is sure");
    }

    @Test
    void mirroringAMirrorImageIsThePictureAgain() {
        search.usual = new SearchOutcome.Found(List.of());
        harness.sendPhoto();
        harness.reply();
        for (int i = 1; i <= 2; i++) {
            harness.press("ann", FakePlatform.alone(), english(Phrase.BUTTON_MIRROR));
            int searches = i + 1;
            await().until(() -> harness.isIdle() && search.queries.size() == searches);
        }
        assertEquals(
                List.of(false, true, false),
                search.queries.stream().map(Query::mirrored).toList());
    }

    @Test
    void whatAnAddressLeadsToIsNotMirrored() {
        search.usual = new SearchOutcome.Found(List.of());
        harness.send(platform.message(harness.origin(), "https://a.example/x.jpg"));
        assertEquals(
                List.of(english(Phrase.BUTTON_KEEP_BORDERS)),
                harness.reply().buttons().stream()
                        .flatMap(List::stream)
                        .map(button -> button.label())
                        .toList());
    }

    @Test
    void resultsCanBePagedThrough() {
        List<Match> ten = IntStream.range(0, 10)
                .mapToObj(i -> SetSearch.match(0.99 - i / 100.0, SetSearch.BUNNY, false, "file" + i + ".mp4"))
                .toList();
        search.usual = new SearchOutcome.Found(ten);
        harness.sendPhoto();
        harness.reply();
        for (int page = 1; page < 10; page++) {
            harness.press("ann", FakePlatform.alone(), (page + 1) + "/10 ▶");
            String file = "file" + page + ".mp4";
            await().until(() -> harness.isIdle() && harness.words().contains(file));
        }
        harness.press("ann", FakePlatform.alone(), "◀ 9/10");
        await().until(() -> harness.isIdle() && harness.words().contains("file8.mp4"));
        assertEquals(1, search.queries.size());
    }

    @Test
    void hintsAreTold() {
        Match match = SetSearch.match(0.95);
        Match mirrored = new Match(
                match.anilist(),
                match.names(),
                false,
                match.filename(),
                null,
                1,
                1.5,
                1,
                10,
                0.95,
                match.clip(),
                List.of("mirrored", "something new"));
        search.usual = new SearchOutcome.Found(List.of(mirrored));
        harness.sendPhoto();
        assertTrue(harness.words().contains(english(Phrase.HINT_MIRRORED)));
    }

    @Test
    void C11_anAdultResultIsHiddenWhereItIsNotAllowed() {
        search.usual = new SearchOutcome.Found(List.of(SetSearch.match(0.99, SetSearch.BUNNY, true, "x.mp4")));
        for (Place.Adult said : List.of(Place.Adult.FORBIDDEN, Place.Adult.UNSAID)) {
            harness.send(platform.message(
                    platform.origin("ann", new Place("g" + said, false, said, null)), "", harness.photo()));
        }
        harness.reply(2);
        for (Reply reply : platform.replies()) {
            assertEquals(english(Phrase.ADULT_HIDDEN), reply.allText().words());
            assertNull(reply.card());
            assertNull(reply.media());
        }
        assertTrue(search.clips.isEmpty(), "not even fetched");
    }

    @Test
    void C11_anAdultResultIsShownWhereItIsAllowed() {
        search.usual = new SearchOutcome.Found(List.of(SetSearch.match(0.99, SetSearch.BUNNY, true, "x.mp4")));
        harness.sendPhoto();
        assertNotNull(harness.reply().media());
    }

    @Test
    void C11_aTitleOfWhichNothingIsKnownMayBeAdult() {
        search.usual = new SearchOutcome.Found(List.of(SetSearch.match(0.99, null, null, "x.mp4")));
        harness.send(platform.message(platform.origin("ann", BotHarness.GROUP), "", harness.photo()));
        assertEquals(english(Phrase.ADULT_HIDDEN), harness.words());
    }

    @Test
    void C12_aHiddenPictureIsAnsweredWithAHiddenClip() {
        PictureRef photo = harness.photo();
        PictureRef hidden = new PictureRef(photo.kind(), photo.reference(), "h", null, 100, true, null);
        harness.send(platform.message(harness.origin(), "", hidden));
        assertTrue(harness.reply().media().spoiler());
    }

    @Test
    void C13_X26_anUpdateThatComesAgainIsAnsweredOnceAlsoAfterARestart() {
        ChatEvent event = platform.message(harness.origin(), "", harness.photo());
        harness.send(event);
        harness.send(event);
        harness.reply();
        harness.restart();
        harness.send(event);
        harness.sendPhoto();
        harness.reply(2);
        assertEquals(2, search.queries.size());
    }

    @Test
    void C14_anEditIsAnsweredOnlyWhenThePictureChanged() {
        Origin origin = harness.origin();
        PictureRef photo = harness.photo();
        harness.send(platform.message(origin, "", photo));
        harness.reply();
        edit(origin, "edit1", "with words now", photo);
        assertTrue(harness.isIdle());
        edit(origin, "edit2", "", harness.photo());
        harness.reply(2);
        assertEquals(2, search.queries.size());
    }

    private void edit(Origin origin, String update, String text, PictureRef picture) {
        Origin edited = new Origin("fake", update, origin.user(), origin.place(), origin.target());
        MessageContent content = new MessageContent("m" + origin.updateId(), text, List.of(picture), List.of(), null);
        harness.send(new ChatEvent.MessageReceived(edited, content, true, true));
    }

    @Test
    void C15_anAlbumIsOneQuestionAndTheChosenPictureIsSearched() {
        for (int i = 0; i < 3; i++) {
            Origin origin = harness.origin();
            MessageContent content = new MessageContent("m" + i, "", List.of(harness.photo()), List.of(), "album");
            harness.send(new ChatEvent.MessageReceived(origin, content, i == 0, false));
        }
        Reply question = harness.reply();
        assertEquals(3, question.choices().size());
        assertTrue(search.queries.isEmpty());
        harness.pressId("ann", FakePlatform.alone(), question.choices().get(2).id());
        await().until(() -> harness.reply().card() != null);
        assertEquals(1, search.queries.size());
    }

    @Test
    void C16_C29_whatIsNotForTheBotIsIgnored() {
        Origin origin = platform.origin("ann", BotHarness.GROUP);
        MessageContent content = new MessageContent("m", "", List.of(harness.photo()), List.of(), null);
        harness.send(new ChatEvent.MessageReceived(origin, content, false, false));
        Origin bot = new Origin(
                "fake", "u", new ChatUser("bot", true, false, null), FakePlatform.alone(), platform.target("t"));
        harness.send(platform.message(bot, "", harness.photo()));
        assertTrue(harness.isIdle());
        assertTrue(platform.acknowledged.isEmpty() && platform.replies().isEmpty());
        assertEquals(2, harness.bot().chatCounts().ignored());
    }

    @Test
    void aMessageWithoutPictureIsHelped() {
        harness.send(platform.message(harness.origin(), "hello"));
        assertEquals(english(Phrase.NO_PICTURE), harness.words());
    }

    @Test
    void C19_anAddressIsFetchedByTheSearcherAlone() {
        harness.send(platform.message(harness.origin(), "http://192.168.0.1/x.jpg#part"));
        harness.reply();
        Query.Picture.Address address =
                (Query.Picture.Address) search.queries.getFirst().picture();
        assertEquals("http://192.168.0.1/x.jpg", address.address().toString());
    }

    @Test
    void C5_aPictureThatIsTooLargeIsSearchedByItsThumbnail() {
        PictureRef thumbnail = harness.photo();
        PictureRef large = new PictureRef(PictureRef.Kind.VIDEO, "x", "x", "video/mp4", 1 << 30, false, thumbnail);
        harness.send(platform.message(harness.origin(), "", large));
        assertTrue(harness.words().startsWith(english(Phrase.THUMBNAIL_USED)));
    }

    @Test
    void C5_C18_aPictureThatIsTooLargeIsExplained() {
        PictureRef large = platform.picture(PictureRef.Kind.PHOTO, new byte[10_001]);
        harness.send(platform.message(harness.origin(), "", large));
        assertEquals(english(Phrase.PICTURE_TOO_LARGE, 0), harness.words());
        assertTrue(search.queries.isEmpty());
    }

    @Test
    void C1_aPictureThatIsGoneIsExplained() {
        PictureRef gone = new PictureRef(PictureRef.Kind.PHOTO, "gone", "gone", null, 10, false, null);
        harness.send(platform.message(harness.origin(), "", gone));
        assertEquals(english(Phrase.PICTURE_GONE), harness.words());
    }

    @Test
    void C4_C6_theLargestClipThatFitsIsSentElseAStillElseWords() {
        platform.uploadLimit = 2500;
        harness.sendPhoto();
        assertEquals(2000, harness.reply().media().bytes().length);
        platform.uploadLimit = 600;
        harness.sendPhoto();
        assertEquals(Media.Kind.STILL, harness.reply(2).media().kind());
        platform.uploadLimit = 50;
        harness.sendPhoto();
        assertNull(harness.reply(3).media());
        assertNotNull(harness.reply(3).card());
    }

    @Test
    void noClipIsAskedForWhereNoFileCanBeSent() {
        platform.uploadLimit = 0;
        harness.sendPhoto();
        assertNotNull(harness.reply().card());
        assertNull(harness.reply().media());
        assertTrue(search.clips.isEmpty());
    }

    @Test
    void C6_aClipThatThePlatformRefusesIsFollowedByASmallerOne() {
        platform.next.add(new Delivery.TooLarge());
        platform.next.add(new Delivery.TooLarge());
        harness.sendPhoto();
        assertEquals(1000, harness.reply().media().bytes().length);
    }

    @Test
    void aClipThatCannotBeHadDoesNotHoldUpTheAnswer() {
        search.preview = new PreviewOutcome.Busy(Duration.ZERO);
        harness.sendPhoto();
        assertEquals(Media.Kind.STILL, harness.reply().media().kind());
        assertEquals(1, search.queries.size(), "searched once");
        search.preview = new PreviewOutcome.Missing();
        harness.sendPhoto();
        assertEquals(Media.Kind.STILL, harness.reply(2).media().kind());
    }

    @Test
    void muteAndTitleAreHonoured() {
        harness.send(
                platform.asked(harness.origin(), new SearchOptions(true, true, null, "Big Buck"), harness.photo()));
        harness.reply();
        assertEquals(PreviewSize.LARGE + " muted", search.clips.getFirst());
        assertEquals(21, search.queries.getFirst().anilist());
        assertFalse(search.queries.getFirst().cutBorders());
    }

    @Test
    void anUnknownTitleIsExplained() {
        harness.send(platform.message(harness.origin(), "title: Nothing", harness.photo()));
        assertEquals(english(Phrase.TITLE_UNKNOWN, "Nothing"), harness.words());
    }

    @Test
    void quotaPrivacyAndHelpAreTold() {
        harness.send(new ChatEvent.CommandGiven(harness.origin(), new ChatEvent.Command.Quota()));
        assertEquals(english(Phrase.QUOTA, 43, 1000), harness.words());
        harness.send(new ChatEvent.CommandGiven(harness.origin(), new ChatEvent.Command.Privacy()));
        assertEquals(english(Phrase.PRIVACY), harness.reply(2).text().words());
        harness.send(new ChatEvent.CommandGiven(harness.origin(), new ChatEvent.Command.Help()));
        assertEquals(english(Phrase.HELP), harness.reply(3).text().words());
    }
}
