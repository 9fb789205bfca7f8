package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * A {@link VideoRecord} as a document. Stored fields, absent where the record has null: {@code id} long, {@code path} string,
 * {@code anilist} int, {@code title} string, {@code size} long, {@code modified} long (ms), {@code fingerprint} string,
 * {@code duration} long (µs), {@code aspect} double, {@code frames} long, {@code runs} int, {@code keyframes} int, {@code coverage} string (name of
 * {@link Coverage}), {@code partial} string, {@code features} long (local features of all key frames), and {@code shots}: binary, the
 * number of shots as a VInt, then for each the microseconds since the one before as a VLong.
 */
final class VideoDocument {
    private VideoDocument() {}

    /** @param features number of local features of all its key frames */
    static Document of(VideoRecord video, long features) throws IOException {
        Document document = new Document();
        document.add(new StringField(IndexFormat.KIND, IndexFormat.KIND_VIDEO, Field.Store.NO));
        document.add(
                new StringField(IndexFormat.VIDEO, IndexFormat.term(video.id().value()), Field.Store.NO));
        document.add(new StoredField("id", video.id().value()));
        document.add(new StoredField("path", video.path().toString()));
        Integer anilist = video.anilist();
        if (anilist != null) {
            document.add(new StoredField("anilist", anilist));
        }
        document.add(new StoredField("title", video.title()));
        document.add(new StoredField("size", video.size()));
        document.add(new StoredField("modified", video.modifiedMillis()));
        document.add(new StoredField("fingerprint", video.fingerprint()));
        document.add(new StoredField("duration", video.durationMicros()));
        document.add(new StoredField("aspect", video.aspect()));
        document.add(new StoredField("frames", video.frames()));
        document.add(new StoredField("runs", video.runs()));
        document.add(new StoredField("keyframes", video.keyframes()));
        document.add(new StoredField("coverage", video.coverage().name()));
        document.add(new StoredField("features", features));
        document.add(new StoredField("shots", encode(video.shotStartsMicros())));
        String partial = video.partial();
        if (partial != null) {
            document.add(new StoredField("partial", partial));
        }
        return document;
    }

    static VideoRecord read(Document document) {
        IndexableField anilist = document.getField("anilist");
        return new VideoRecord(
                new VideoId(number(document, "id").longValue()),
                Path.of(text(document, "path")),
                anilist == null ? null : anilist.numericValue().intValue(),
                text(document, "title"),
                number(document, "size").longValue(),
                number(document, "modified").longValue(),
                text(document, "fingerprint"),
                number(document, "duration").longValue(),
                number(document, "aspect").doubleValue(),
                number(document, "frames").longValue(),
                number(document, "runs").intValue(),
                number(document, "keyframes").intValue(),
                decode(document.getBinaryValue("shots")),
                Coverage.valueOf(text(document, "coverage")),
                textOrNull(document, "partial"));
    }

    static long features(Document document) {
        return number(document, "features").longValue();
    }

    private static Number number(Document document, String name) {
        IndexableField field = document.getField(name);
        if (field == null) {
            throw new IllegalStateException("video without " + name);
        }
        return field.numericValue();
    }

    private static String text(Document document, String name) {
        String value = textOrNull(document, name);
        if (value == null) {
            throw new IllegalStateException("video without " + name);
        }
        return value;
    }

    private static @Nullable String textOrNull(Document document, String name) {
        return document.get(name);
    }

    private static BytesRef encode(List<Long> ascending) throws IOException {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        out.writeVInt(ascending.size());
        long before = 0;
        for (long value : ascending) {
            out.writeVLong(value - before);
            before = value;
        }
        return new BytesRef(out.toArrayCopy());
    }

    private static List<Long> decode(BytesRef bytes) {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        int count = in.readVInt();
        List<Long> values = new ArrayList<>(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value += in.readVLong();
            values.add(value);
        }
        return values;
    }
}
