package dev.koma.searchapi.preview;

import dev.koma.sceneindex.catalog.VideoRecord;

/** Makes the links to a moment's clip and still that an answer carries. */
public final class PreviewLinks {
    private static final long MICROS_PER_HUNDREDTH = 10_000;

    private final Tokens tokens;

    public PreviewLinks(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * A link to the clip around a moment.
     *
     * @param baseUrl what the paths are appended to, such as {@code https://koma.example}; a slash at its end is left out
     * @param atMicros the moment, in microseconds from the start of the video
     */
    public String video(String baseUrl, VideoRecord video, long atMicros) {
        return link(baseUrl, "video", video, atMicros);
    }

    /** A link to the still at a moment; parameters as for {@link #video}. */
    public String image(String baseUrl, VideoRecord video, long atMicros) {
        return link(baseUrl, "image", video, atMicros);
    }

    private String link(String baseUrl, String kind, VideoRecord video, long atMicros) {
        String base = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        // Rounded up: a frame starts at atMicros and lasts longer than a hundredth, so the link still shows this frame.
        // Rounded down it would show the one before, which may belong to another shot.
        long hundredths = Math.ceilDiv(Math.max(0, atMicros), MICROS_PER_HUNDREDTH);
        return "%s/%s/%s/%s?t=%s&token=%s"
                .formatted(
                        base,
                        kind,
                        video.anilist() == null ? "-" : video.anilist(),
                        PercentEncoding.encode(video.filename()),
                        Seconds.text(hundredths),
                        tokens.sign(video.id(), hundredths));
    }
}
