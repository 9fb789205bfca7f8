package dev.koma.botcore.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.koma.botcore.event.MessageContent;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.PictureRef.Kind;
import dev.koma.botcore.event.SearchOptions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceOfPictureTest {
    private static PictureRef of(Kind kind, String name) {
        return new PictureRef(kind, name, name, null, -1, false, null);
    }

    private static PictureRef document(String type, PictureRef thumbnail) {
        return new PictureRef(Kind.DOCUMENT, "d", "d", type, 10, false, thumbnail);
    }

    private static MessageContent message(String text, List<PictureRef> own, List<PictureRef> replied) {
        return new MessageContent("1", text, own, replied, null);
    }

    private static List<String> chosen(MessageContent content) {
        PictureChoice choice = PictureChoice.in(content);
        return assertInstanceOf(PictureChoice.Pictures.class, choice).pictures().stream()
                .map(PictureRef::reference)
                .toList();
    }

    @Test
    void C16_itsOwnPictureComesFirst() {
        assertEquals(
                List.of("own"),
                chosen(message(
                        "http://a.example/x.jpg", List.of(of(Kind.PHOTO, "own")), List.of(of(Kind.PHOTO, "r")))));
    }

    @Test
    void C16_thenThatOfTheMessageRepliedTo() {
        assertEquals(
                List.of("r"), chosen(message("http://a.example/x.jpg", List.of(), List.of(of(Kind.VIDEO_NOTE, "r")))));
    }

    @Test
    void C19_thenAnAddressInTheText() {
        assertEquals(
                List.of("http://a.example/x.jpg?a=b(c)"),
                chosen(message("look (http://a.example/x.jpg?a=b(c)).", List.of(), List.of())));
    }

    @Test
    void C19_addressesWithPasswordsOrOtherSchemesAreNone() {
        for (String text : List.of("http://u:p@a.example/", "file:///etc/passwd", "ftp://a.example/x", "http:///x")) {
            assertInstanceOf(PictureChoice.Nothing.class, PictureChoice.in(message(text, List.of(), List.of())));
        }
    }

    @Test
    void C15_severalPicturesAreAChoiceOfAtMostTen() {
        List<PictureRef> twelve =
                IntStream.range(0, 12).mapToObj(i -> of(Kind.PHOTO, "p" + i)).toList();
        assertEquals(10, chosen(message("", twelve, List.of())).size());
        assertEquals(
                1,
                chosen(message("", List.of(twelve.get(0), twelve.get(0)), List.of()))
                        .size());
    }

    @Test
    void C17_aVectorStickerIsExplainedUnlessThereIsSomethingElse() {
        MessageContent sticker = message("", List.of(of(Kind.VECTOR_STICKER, "s")), List.of());
        assertEquals(new PictureChoice.Unsearchable(Task.Topic.VECTOR_STICKER), PictureChoice.in(sticker));
        assertEquals(
                List.of("r"), chosen(message("", List.of(of(Kind.VECTOR_STICKER, "s")), List.of(of(Kind.PHOTO, "r")))));
    }

    @Test
    void C16_whatBotsCannotGetIsExplained() {
        assertEquals(
                new PictureChoice.Unsearchable(Task.Topic.OUT_OF_REACH),
                PictureChoice.in(message("", List.of(of(Kind.OUT_OF_REACH, "story")), List.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/heic", "image/png", "video/mp4", "application/octet-stream"})
    void C18_documentsThatArePicturesAreSearched(String type) {
        assertEquals(List.of("d"), chosen(message("", List.of(document(type, null)), List.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "image/svg+xml", "text/html"})
    void C18_otherDocumentsAreExplained(String type) {
        assertEquals(
                new PictureChoice.Unsearchable(Task.Topic.NOT_A_PICTURE),
                PictureChoice.in(message("", List.of(document(type, null)), List.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "'mute', true, false, ",
        "'NoCrop please, MUTE', true, true, ",
        "'commute', false, false, ",
        "'title: Big Buck Bunny', false, false, Big Buck Bunny",
        "'title: mute wars', false, false, mute wars",
        "'http://a.example/mute.jpg', false, false, "
    })
    void readsOptionsFromText(String text, boolean mute, boolean keepBorders, String title) {
        assertEquals(new SearchOptions(mute, keepBorders, null, title), OptionWords.in(text, SearchOptions.NONE));
    }
}
