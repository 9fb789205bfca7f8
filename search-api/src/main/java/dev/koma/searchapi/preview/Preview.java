package dev.koma.searchapi.preview;

import java.time.Instant;
import java.util.Map;

/**
 * What a link is answered with, before anything is rendered.
 *
 * @param key names it
 * @param queue where it is rendered
 * @param rendering how it is rendered
 * @param mediaType such as {@code video/mp4}
 * @param headers of this kind of preview
 * @param fileName to save it under
 * @param expiry when the link ends
 */
record Preview(
        PreviewKey key,
        RenderQueue queue,
        PreviewCache.Rendering rendering,
        String mediaType,
        Map<String, String> headers,
        String fileName,
        Instant expiry) {
    Preview {
        headers = Map.copyOf(headers);
    }
}
