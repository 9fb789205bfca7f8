package dev.koma.sceneindex.search;

import java.util.List;

/**
 * The answer to a {@link Query}.
 *
 * @param moments best first, one a scene
 * @param framesSearched video frames that the search covered
 * @param flat whether the picture is nearly one colour, so that nothing can be recognised in it
 */
public record Answer(List<Moment> moments, long framesSearched, boolean flat) {
    public Answer {
        moments = List.copyOf(moments);
    }
}
