package dev.koma.sceneindex.search;

import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.view.IndexView;

/**
 * A run of a searchable video.
 *
 * @param video where it is
 * @param keyframe number of the key frame that it belongs to, see {@link IndexView}
 * @param index which of the key frame's runs it is, from 0
 * @param run what it looks like, and when
 */
public record RunView(VideoRecord video, int keyframe, int index, Run run) {}
