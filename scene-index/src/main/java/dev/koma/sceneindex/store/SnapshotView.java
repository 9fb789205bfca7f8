package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.nearest.LookTable;
import dev.koma.sceneindex.nearest.LookValues;
import dev.koma.sceneindex.nearest.NearLook;
import dev.koma.sceneindex.nearest.NearestLooks;
import dev.koma.sceneindex.postings.FeatureTerms;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.view.IndexView;
import dev.koma.sceneindex.work.Crew;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** What a search sees of a snapshot. A key frame's number is that of its document. Safe for use by several threads. */
final class SnapshotView implements IndexView {
    private final Snapshot snapshot;
    private final List<LeafReaderContext> segments;
    private final Catalog catalog;
    /** The documents that are key frames, not deleted, and of a video that is to be seen. */
    private final FixedBitSet keyframes;

    private final long features;
    private final boolean restricted;
    private final Crew crew;

    private SnapshotView(
            Snapshot snapshot, Catalog catalog, FixedBitSet keyframes, long features, boolean restricted, Crew crew) {
        this.crew = crew;
        this.snapshot = snapshot;
        this.segments = snapshot.getIndexReader().leaves();
        this.catalog = catalog;
        this.keyframes = keyframes;
        this.features = features;
        this.restricted = restricted;
    }

    /**
     * @param anilist only videos with this AniList id, or null for all
     * @param crew looks through the key frames
     */
    static SnapshotView of(Snapshot snapshot, @Nullable Integer anilist, Crew crew) {
        FixedBitSet keyframes =
                new FixedBitSet(Math.max(1, snapshot.getIndexReader().maxDoc()));
        long features = 0;
        for (Snapshot.Block block : snapshot.blocks()) {
            boolean seen = anilist == null || anilist.equals(block.video().anilist());
            if (seen && block.from() < block.end()) {
                keyframes.set(block.from(), block.end());
                features += block.features();
            }
        }
        Catalog catalog = anilist == null
                ? snapshot.catalog()
                : snapshot.catalog().only(video -> anilist.equals(video.anilist()));
        return new SnapshotView(snapshot, catalog, keyframes, features, anilist != null, crew);
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public int limit() {
        return snapshot.getIndexReader().maxDoc();
    }

    @Override
    public VideoRecord videoOf(int keyframe) {
        require(keyframe);
        return snapshot.blockOf(keyframe).video();
    }

    @Override
    public double aspectOf(int keyframe) {
        return videoOf(keyframe).aspect();
    }

    @Override
    public List<Run> runsOf(int keyframe) throws IOException {
        require(keyframe);
        LeafReaderContext segment = segments.get(ReaderUtil.subIndex(keyframe, segments));
        return runs(segment, keyframe - segment.docBase);
    }

    /** The runs of a document; empty when it is no key frame. */
    static List<Run> runs(LeafReaderContext segment, int document) throws IOException {
        // Doc values only go forward, and callers go both ways: a fresh iterator each time costs next to nothing.
        BinaryDocValues values = segment.reader().getBinaryDocValues(IndexFormat.RUNS);
        LookTable table = LookValues.tableOf(segment.reader(), IndexFormat.LOOK);
        if (values == null || table == null || !values.advanceExact(document)) {
            return List.of();
        }
        byte[] look = new byte[Descriptor.GRADIENTS];
        table.read(document, look);
        return KeyframeCodec.decode(values.binaryValue(), look);
    }

    private void require(int keyframe) {
        if (!isKeyframe(keyframe)) {
            throw new IllegalArgumentException("no key frame has the number " + keyframe);
        }
    }

    private boolean isKeyframe(int number) {
        return number >= 0 && number < limit() && keyframes.get(number);
    }

    @Override
    public int before(int keyframe) {
        // Between the key frames of two videos is the document of the first one.
        return isKeyframe(keyframe - 1) ? keyframe - 1 : -1;
    }

    @Override
    public int after(int keyframe) {
        return isKeyframe(keyframe + 1) ? keyframe + 1 : -1;
    }

    @Override
    public List<List<Near>> nearest(List<byte[]> looks, int count) throws IOException {
        List<NearestLooks.Part> parts = new ArrayList<>();
        for (LeafReaderContext segment : segments) {
            LookTable table = LookValues.tableOf(segment.reader(), IndexFormat.LOOK);
            if (table != null) {
                parts.add(new NearestLooks.Part(table, segment.docBase, row -> keyframes.get(segment.docBase + row)));
            }
        }
        Comparator<NearLook> ties = Comparator.<NearLook>comparingInt(look -> snapshot.pathRank(look.number()))
                .thenComparingInt(NearLook::number);
        return new NearestLooks(parts, ties, crew)
                .nearest(looks, count).stream()
                        .map(found -> found.stream()
                                .map(look -> new Near(look.number(), look.distance()))
                                .toList())
                        .toList();
    }

    @Override
    public void scan(int word, long signature, int maxDistance, MatchSink sink) throws IOException {
        for (LeafReaderContext segment : segments) {
            FeatureTerms features = FeatureTerms.of(segment.reader(), IndexFormat.WORDS);
            if (features != null) {
                int base = segment.docBase;
                features.scan(word, signature, maxDistance, (document, place, distance) -> {
                    if (keyframes.get(base + document)) {
                        sink.match(base + document, place, distance);
                    }
                });
            }
        }
    }

    @Override
    public long features() {
        return features;
    }

    @Override
    public int frequency(int word) throws IOException {
        return restricted ? count(word) : snapshot.frequency(word, this::count);
    }

    private int count(int word) throws IOException {
        int frequency = 0;
        for (LeafReaderContext segment : segments) {
            FeatureTerms features = FeatureTerms.of(segment.reader(), IndexFormat.WORDS);
            if (features != null) {
                // Exact in any case: what is deleted but not merged away must not show.
                frequency += restricted || segment.reader().hasDeletions()
                        ? features.frequency(word, document -> keyframes.get(segment.docBase + document))
                        : features.frequency(word);
            }
        }
        return frequency;
    }
}
