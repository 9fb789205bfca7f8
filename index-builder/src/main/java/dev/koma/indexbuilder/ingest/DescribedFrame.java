package dev.koma.indexbuilder.ingest;

import dev.koma.media.frame.DetailPlane;
import dev.koma.media.frame.SmallFrame;
import dev.koma.sceneindex.picture.Chroma;
import dev.koma.sceneindex.picture.GreyPicture;

/** What media decodes, as scene-index describes it. */
final class DescribedFrame {
    private DescribedFrame() {}

    static Chroma chroma(SmallFrame frame) {
        return new Chroma(frame.cb(), frame.cr());
    }

    static GreyPicture detail(SmallFrame frame) {
        DetailPlane plane = frame.detail();
        return new GreyPicture(plane.width(), plane.height(), plane.luma());
    }
}
