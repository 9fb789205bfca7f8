package dev.koma.searchapi.bot;

import dev.koma.botcore.search.Caller;
import dev.koma.botcore.search.Match;
import dev.koma.botcore.search.PreviewOutcome;
import dev.koma.botcore.search.PreviewSize;
import dev.koma.botcore.search.Query;
import dev.koma.botcore.search.QuotaUse;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.search.SearchOutcome;
import dev.koma.botcore.search.TitleMatch;
import dev.koma.media.picture.DecodedPicture;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.media.picture.PictureRejectedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Lets another client search for the mirror images of pictures, which are decoded where strangers' pictures are. */
final class MirroringSearchClient implements SearchClient {
    private static final System.Logger LOG = System.getLogger(MirroringSearchClient.class.getName());

    private final SearchClient client;
    private final PictureDecoder decoder;

    /** @param decoder of strangers' pictures; not closed with the client */
    MirroringSearchClient(SearchClient client, PictureDecoder decoder) {
        this.client = client;
        this.decoder = decoder;
    }

    @Override
    public SearchOutcome search(Caller caller, Query query) throws InterruptedException {
        if (!query.mirrored()) {
            return client.search(caller, query);
        }
        if (!(query.picture() instanceof Query.Picture.Bytes(byte[] file))) {
            return new SearchOutcome.Refused(SearchOutcome.Reason.ADDRESS);
        }
        try {
            Query.Picture mirrored = new Query.Picture.Bytes(png(decoder.decode(file)));
            return client.search(caller, new Query(mirrored, query.cutBorders(), query.anilist()));
        } catch (PictureRejectedException e) {
            return new SearchOutcome.Refused(SearchOutcome.Reason.NOT_A_PICTURE);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A picture could not be mirrored", e);
            return new SearchOutcome.Unavailable();
        }
    }

    private static byte[] png(DecodedPicture picture) throws IOException {
        int width = picture.width();
        BufferedImage image = new BufferedImage(width, picture.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = picture.rgb();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                int colour = (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff;
                image.setRGB(width - 1 - x, y, colour);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            ImageIO.write(image, "png", out);
        }
        return file.toByteArray();
    }

    @Override
    public PreviewOutcome clip(Match match, PreviewSize size, boolean mute, long limit) throws InterruptedException {
        return client.clip(match, size, mute, limit);
    }

    @Override
    public PreviewOutcome still(Match match, PreviewSize size, long limit) throws InterruptedException {
        return client.still(match, size, limit);
    }

    @Override
    public Optional<QuotaUse> quota(Caller caller) throws InterruptedException {
        return client.quota(caller);
    }

    @Override
    public List<TitleMatch> titles(String typed, int most) throws InterruptedException {
        return client.titles(typed, most);
    }
}
