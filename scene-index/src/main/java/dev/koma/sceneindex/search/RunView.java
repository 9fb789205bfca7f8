package dev.koma.sceneindex.search;

import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.run.Run;

/**
 * A run of a searchable video.
 *
 * @param video where it is
 * @param position of the run in the index; consecutive runs of a video have consecutive positions
 * @param run what it looks like, and when
 */
public record RunView(VideoRecord video, int position, Run run) {}
