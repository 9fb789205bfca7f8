package dev.koma.searchapi.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.koma.botcore.contract.SetSearch;
import dev.koma.botcore.search.Caller;
import dev.koma.botcore.search.Query;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.search.SearchOutcome;
import dev.koma.botcore.search.Tier;
import dev.koma.media.picture.ChildPictureDecoder;
import dev.koma.media.picture.DecodedPicture;
import dev.koma.media.picture.PictureLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MirroringSearchClientTest {
    private static final Caller ANN = new Caller("telegram", "1", new Tier("free", 1, 0));

    private static ChildPictureDecoder decoder;

    private final SetSearch search = new SetSearch();
    private final SearchClient client = new MirroringSearchClient(search, decoder);

    @BeforeAll
    static void startDecoder() throws Exception {
        decoder = new ChildPictureDecoder(PictureLimits.DEFAULT);
    }

    @AfterAll
    static void stopDecoder() {
        decoder.close();
    }

    /** Red on the left, blue on the right, and one white pixel in the corner above the red. */
    private static byte[] picture() throws Exception {
        BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 40; x++) {
                image.setRGB(x, y, x < 20 ? 0xff0000 : 0x0000ff);
            }
        }
        image.setRGB(0, 0, 0xffffff);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }

    private static int colour(DecodedPicture picture, int x, int y) {
        int at = 3 * (y * picture.width() + x);
        byte[] rgb = picture.rgb();
        return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff;
    }

    @Test
    void searchesForTheMirrorImageWithTheSameOptions() throws Exception {
        client.search(ANN, new Query(new Query.Picture.Bytes(picture()), false, 21, true));
        Query query = search.queries.getFirst();
        assertFalse(query.mirrored() || query.cutBorders());
        assertEquals(21, query.anilist());
        DecodedPicture mirrored = decoder.decode(((Query.Picture.Bytes) query.picture()).file());
        assertEquals(40, mirrored.width());
        assertEquals(20, mirrored.height());
        assertEquals(0xffffff, colour(mirrored, 39, 0));
        assertEquals(0xff0000, colour(mirrored, 38, 0));
        assertEquals(0x0000ff, colour(mirrored, 0, 0));
    }

    @Test
    void leavesOtherSearchesAsTheyAre() throws Exception {
        Query query = new Query(new Query.Picture.Bytes(picture()), true, null);
        client.search(ANN, query);
        assertSame(query, search.queries.getFirst());
    }

    @Test
    void refusesWhatIsNoPictureAndDoesNotFetchAddresses() throws Exception {
        assertEquals(
                new SearchOutcome.Refused(SearchOutcome.Reason.NOT_A_PICTURE),
                client.search(ANN, new Query(new Query.Picture.Bytes(new byte[100]), true, null, true)));
        Query.Picture address = new Query.Picture.Address(URI.create("http://127.0.0.1/x.png"));
        assertInstanceOf(SearchOutcome.Refused.class, client.search(ANN, new Query(address, true, null, true)));
        assertEquals(List.of(), search.queries);
    }
}
