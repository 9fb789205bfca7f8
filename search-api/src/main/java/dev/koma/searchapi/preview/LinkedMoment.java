package dev.koma.searchapi.preview;

import dev.koma.sceneindex.catalog.VideoRecord;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a link shows, once the link is believed.
 *
 * @param file where the video really lies
 * @param atMicros within the video
 * @param width of the preview in pixels
 * @param mute whether sound is left out
 * @param expiry when the link ends
 */
record LinkedMoment(VideoRecord video, Path file, long atMicros, int width, boolean mute, Instant expiry) {}
