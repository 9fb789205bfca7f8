package dev.koma.sceneindex.store;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.postings.FeatureTerms;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.word.VisualWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;

/** Reads all that is stored of a video, as it was put. */
final class KeyframeReader {
    private KeyframeReader() {}

    static List<Keyframe> read(IndexReader reader, Snapshot.Block block) throws IOException {
        int count = block.end() - block.from();
        if (count == 0) {
            return List.of();
        }
        LeafReaderContext segment = reader.leaves().get(ReaderUtil.subIndex(block.from(), reader.leaves()));
        int from = block.from() - segment.docBase;
        FeatureTerms features = FeatureTerms.of(segment.reader(), IndexFormat.WORDS);
        List<VisualWords> words = features == null ? List.of() : features.words(from, from + count);
        BinaryDocValues looks = segment.reader().getBinaryDocValues(IndexFormat.LOOK);
        List<Keyframe> keyframes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] look = new byte[Descriptor.GRADIENTS];
            if (looks.advanceExact(from + i)) {
                BytesRef bytes = looks.binaryValue();
                System.arraycopy(bytes.bytes, bytes.offset, look, 0, look.length);
            }
            keyframes.add(new Keyframe(
                    look, words.isEmpty() ? VisualWords.NONE : words.get(i), SnapshotView.runs(segment, from + i)));
        }
        return keyframes;
    }
}
