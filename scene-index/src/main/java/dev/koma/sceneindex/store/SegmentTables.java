package dev.koma.sceneindex.store;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/** The tables of open segments: made once, so that a new commit costs what is new in it. Safe for use by several threads. */
final class SegmentTables {
    private final Map<IndexReader.CacheKey, SegmentTable> tables = new ConcurrentHashMap<>();

    SegmentTable of(LeafReader segment) throws IOException {
        IndexReader.CacheHelper core = segment.getCoreCacheHelper();
        SegmentTable known = tables.get(core.getKey());
        if (known != null) {
            return known;
        }
        SegmentTable read = new SegmentTable(segment);
        SegmentTable raced = tables.putIfAbsent(core.getKey(), read);
        if (raced != null) {
            return raced;
        }
        core.addClosedListener(tables::remove);
        return read;
    }
}
