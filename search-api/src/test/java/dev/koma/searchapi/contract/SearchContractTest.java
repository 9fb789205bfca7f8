package dev.koma.searchapi.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Hint;
import dev.koma.sceneindex.search.Moment;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ContractProfile.class)
class SearchContractTest {
    static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, 1, 2, 3, 4};

    private final Api api = Api.ofTheServerUnderTest();

    @Inject
    FakeIndex index;

    @Inject
    FakeDecoder decoder;

    @Inject
    FakeFetcher fetcher;

    @BeforeEach
    void reset() {
        index.reset();
        decoder.reset();
        fetcher.web.clear();
        fetcher.web.put("https://foobar/baz.jpg", JPEG);
    }

    @Test
    void answersWithTheKeysOfTheContractInItsOrder() throws Exception {
        var reply = api.post("/search", JPEG, "Content-Type", "image/jpeg");

        assertEquals(200, reply.status(), reply.body());
        assertTrue(reply.header("content-type").startsWith("application/json"), reply.header("content-type"));
        JsonNode json = reply.json();
        assertEquals(List.of("frameCount", "error", "result", "quota", "quotaUsed"), names(json));
        assertEquals(745_506, json.path("frameCount").asInt());
        assertEquals("", json.path("error").asText("missing"));
        JsonNode first = json.path("result").path(0);
        assertEquals(
                List.of(
                        "anilist",
                        "filename",
                        "episode",
                        "from",
                        "to",
                        "at",
                        "duration",
                        "similarity",
                        "video",
                        "image"),
                names(first));
        assertTrue(first.path("anilist").isInt());
        assertEquals(99_939, first.path("anilist").asInt());
        assertEquals(
                "Nekopara - OVA (BD 1280x720 x264 AAC).mp4",
                first.path("filename").asText());
        assertTrue(first.path("episode").isNull());
        assertEquals(97.75, first.path("from").asDouble());
        assertEquals(98.917, first.path("to").asDouble());
        assertEquals(98.307, first.path("at").asDouble());
        assertEquals(1687.5, first.path("duration").asDouble());
        assertEquals(0.944_042_458_872_748_5, first.path("similarity").asDouble());
        assertTrue(
                first.path("video")
                        .asText()
                        .startsWith(api.base()
                                .resolve("/video/99939/Nekopara%20-%20OVA%20")
                                .toString()),
                first.path("video").asText());
        assertTrue(first.path("image")
                .asText()
                .startsWith(api.base().resolve("/image/99939/").toString()));
    }

    @Test
    void givesNullForAVideoWithoutAniListId() throws Exception {
        VideoRecord known = FakeIndex.VIDEO;
        index.answer = FakeIndex.found(new VideoRecord(
                new VideoId(8),
                Path.of("/library/Sintel/sintel.mp4"),
                null,
                "Sintel",
                1,
                0,
                "00",
                1,
                1.5,
                1,
                1,
                1,
                List.of(),
                Coverage.COMPLETE,
                null));

        JsonNode first = api.post("/search?anilistInfo", JPEG, "Content-Type", "image/jpeg")
                .json()
                .path("result")
                .path(0);

        assertTrue(first.path("anilist").isNull());
        assertNotNull(known.anilist());
    }

    @Test
    void replacesTheIdByWhatIsKnownOfItWhenAskedForInfo() throws Exception {
        JsonNode anilist = api.get("/search?anilistInfo&url=https%3A%2F%2Ffoobar%2Fbaz.jpg")
                .json()
                .path("result")
                .path(0)
                .path("anilist");

        assertEquals(List.of("id", "idMal", "title", "synonyms", "isAdult"), names(anilist));
        assertEquals(List.of("native", "romaji", "english"), names(anilist.path("title")));
        assertEquals(34_658, anilist.path("idMal").asInt());
        assertTrue(anilist.path("title").path("english").isNull());
        assertFalse(anilist.path("isAdult").asBoolean(true));
    }

    @Test
    void U39_warnsWhenThePictureIsFlat() throws Exception {
        index.answer = new Answer(List.of(), 745_506, true);

        JsonNode json = api.post("/search", JPEG, "Content-Type", "image/jpeg").json();

        assertEquals("flat image", json.path("warning").asText());
        assertEquals("", json.path("error").asText("missing"));
    }

    @Test
    void saysInWordsWhatWasSpecialAboutThePictureAfterAllOtherKeys() throws Exception {
        index.answer = new Answer(
                List.of(new Moment(FakeIndex.VIDEO, 0, 1, 2, 0.5, Set.of(Hint.PICTURE_IN_PICTURE, Hint.MIRRORED))),
                745_506,
                false);

        JsonNode first = api.post("/search", JPEG, "Content-Type", "image/jpeg")
                .json()
                .path("result")
                .path(0);

        assertEquals("[\"mirrored\",\"picture in picture\"]", first.path("hint").toString());
        assertEquals("hint", names(first).getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "image/webp", "video/mp4", "application/x-www-form-urlencoded"})
    void takesARawBodyOfType(String type) throws Exception {
        assertEquals(200, api.post("/search", JPEG, "Content-Type", type).status());
        assertArrayEquals(JPEG, decoder.last);
    }

    @Test
    void takesARawBodyWithoutAType() throws Exception {
        assertEquals(200, api.post("/search", JPEG).status());
    }

    @Test
    void U10_takesAPngThatSaysItIsAJpeg() throws Exception {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

        assertEquals(200, api.post("/search", png, "Content-Type", "image/jpeg").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=\"image\"; filename=\"a.jpg\"", "name=\"whatever\"; filename=\"blob\""})
    void takesAFileOfAFormWhateverItsField(String disposition) throws Exception {
        var reply = api.post(
                "/search", Api.form("xyz", disposition, JPEG), "Content-Type", "multipart/form-data; boundary=xyz");

        assertEquals(200, reply.status(), reply.body());
        assertArrayEquals(JPEG, decoder.last);
    }

    @Test
    void U13_takesTheFirstOfTwoFiles() throws Exception {
        byte[] two = Api.concat(
                part("text", "hello".getBytes()),
                part("a\"; filename=\"first.jpg", JPEG),
                part("b\"; filename=\"second.jpg", "second".getBytes()),
                "--xyz--\r\n".getBytes());

        var reply = api.post("/search", two, "Content-Type", "multipart/form-data; boundary=xyz");

        assertEquals(200, reply.status(), reply.body());
        assertArrayEquals(JPEG, decoder.last);
    }

    @Test
    void U16_takesTheUrlWhenThereIsABodyToo() throws Exception {
        byte[] other = "reject: the body was decoded".getBytes();

        assertEquals(
                200,
                api.post("/search?url=https://foobar/baz.jpg", other, "Content-Type", "image/jpeg")
                        .status());
        assertArrayEquals(JPEG, decoder.last);
    }

    @Test
    void cutsBordersWheneverTheFlagIsThere() throws Exception {
        for (String flag : List.of("cutBorders", "cutBorders=", "cutBorders=1", "cutBorders=0", "cutBorders=false")) {
            api.post("/search?" + flag, JPEG);
            assertTrue(asked().cutBorders(), flag);
        }
        api.post("/search", JPEG);
        assertFalse(asked().cutBorders());
    }

    @Test
    void searchesOnlyTheTitleThatIsAskedFor() throws Exception {
        assertEquals(
                1,
                api.post("/search?anilistID=99939", JPEG).json().path("result").size());

        var unknown = api.post("/search?anilistID=1", JPEG);
        assertEquals(200, unknown.status());
        assertEquals(0, unknown.json().path("frameCount").asInt(-1));
        assertEquals("[]", unknown.json().path("result").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "1.5", "", "%D9%A1", "1;2", "1%00"})
    void U63_refusesAnAnilistIdThatIsNoWholeNumber(String id) throws Exception {
        var reply = api.post("/search?anilistID=" + id, JPEG);

        assertEquals(400, reply.status());
        assertEquals("anilistID must be a whole number", reply.error());
        assertEquals(0, index.searches.get());
    }

    @Test
    void U63_findsNothingForAnAnilistIdThatNoTitleCanHave() throws Exception {
        var reply = api.post("/search?anilistID=100000000000000000000", JPEG);

        assertEquals(200, reply.status());
        assertEquals("[]", reply.json().path("result").toString());
    }

    @Test
    void U63_takesTheFirstOfTwoAnilistIds() throws Exception {
        assertEquals(
                200, api.post("/search?anilistID=99939&anilistID=abc", JPEG).status());
        assertEquals(99_939, asked().anilist());
    }

    @Test
    void countsOnlyAnsweredSearches() throws Exception {
        int before = api.get("/me").json().path("quotaUsed").asInt();
        api.post("/search", "neither".getBytes());
        api.get("/search");

        var answered = api.post("/search", JPEG).json();

        assertEquals(before + 1, answered.path("quotaUsed").asInt());
        assertEquals(1000, answered.path("quota").asInt());
        assertEquals(before + 1, api.get("/me").json().path("quotaUsed").asInt());
    }

    private dev.koma.sceneindex.search.Query asked() {
        var query = index.last;
        assertNotNull(query);
        return query;
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static byte[] part(String name, byte[] content) {
        return Api.concat(
                ("--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n").getBytes(),
                content,
                "\r\n".getBytes());
    }
}
