package dev.koma.sceneindex.nearest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.koma.sceneindex.descriptor.Descriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LookValuesTest {
    private static final String FIELD = "look";
    private final Random random = new Random(3);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void looksComeBackFromFilesAndFromMemoryAndGapsHaveNone() throws IOException {
        List<byte[]> looks = Stream.generate(() -> random.nextInt(5) == 0 ? new byte[0] : look())
                .limit(500)
                .toList();
        for (Directory directory : List.of(FSDirectory.open(folder), new ByteBuffersDirectory())) {
            try (directory) {
                write(directory, looks);
                try (DirectoryReader reader = DirectoryReader.open(directory)) {
                    assertHolds(looks, reader.leaves().getFirst().reader());
                }
            }
        }
    }

    @Test
    void mergingKeepsWhatIsNotDeleted() throws IOException {
        try (Directory directory = FSDirectory.open(folder)) {
            List<byte[]> looks = Stream.generate(this::look).limit(300).toList();
            try (IndexWriter writer = writer(directory)) {
                for (int i = 0; i < looks.size(); i++) {
                    writer.addDocument(document(i, looks.get(i)));
                    if (i % 100 == 50) {
                        writer.flush();
                    }
                }
                for (int i = 0; i < 100; i++) {
                    writer.deleteDocuments(new Term("id", Integer.toString(i)));
                }
                writer.forceMerge(1);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                assertEquals(1, reader.leaves().size());
                assertHolds(looks.subList(100, 300), reader.leaves().getFirst().reader());
            }
        }
    }

    @Test
    void oneLookInSixteenIsInTheSampleAndOneInSixtyFourInTheCoarseOne() {
        byte[] looks = new byte[100_000 * Descriptor.GRADIENTS];
        random.nextBytes(looks);
        LookTable table = LookTable.of(looks);
        assertEquals(100_000 / 16.0, table.samples(), 300);
        assertEquals(100_000 / 64.0, table.coarseSamples(), 150);
    }

    @Test
    void refusesAFileWhoseSizesDoNotFit() throws IOException {
        try (Directory directory = FSDirectory.open(folder)) {
            write(directory, List.of(look(), look(), look()));
        }
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.filter(path -> path.toString().endsWith(LookValuesFormat.EXTENSION))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        // The number of documents, before the footer of 16 bytes.
        bytes[bytes.length - 16 - LookValuesFormat.TAIL]++;
        Files.write(file, bytes);
        try (Directory directory = FSDirectory.open(folder)) {
            assertThrows(
                    CorruptIndexException.class,
                    () -> DirectoryReader.open(directory).close());
        }
    }

    private static void assertHolds(List<byte[]> looks, LeafReader segment) throws IOException {
        LookTable table = Objects.requireNonNull(LookValues.tableOf(segment, FIELD));
        assertEquals(looks.size(), table.rows());
        LookValues values = (LookValues) Objects.requireNonNull(segment.getBinaryDocValues(FIELD));
        LookValues exact = (LookValues) Objects.requireNonNull(segment.getBinaryDocValues(FIELD));
        byte[] row = new byte[Descriptor.GRADIENTS];
        for (int i = 0; i < looks.size(); i++) {
            boolean has = looks.get(i).length > 0;
            assertEquals(has, exact.advanceExact(i));
            table.read(i, row);
            assertArrayEquals(has ? looks.get(i) : new byte[Descriptor.GRADIENTS], row);
            if (has) {
                assertEquals(i, values.nextDoc());
                assertEquals(new BytesRef(looks.get(i)), values.binaryValue());
                assertEquals(new BytesRef(looks.get(i)), exact.binaryValue());
            }
        }
        assertEquals(LookValues.NO_MORE_DOCS, values.nextDoc());
    }

    private static void write(Directory directory, List<byte[]> looks) throws IOException {
        try (IndexWriter writer = writer(directory)) {
            for (int i = 0; i < looks.size(); i++) {
                writer.addDocument(document(i, looks.get(i)));
            }
        }
    }

    private static Document document(int id, byte[] look) {
        Document document = new Document();
        document.add(new StringField("id", Integer.toString(id), Field.Store.NO));
        if (look.length > 0) {
            document.add(new BinaryDocValuesField(FIELD, new BytesRef(look)));
        }
        return document;
    }

    private static IndexWriter writer(Directory directory) throws IOException {
        // It keeps documents in their order.
        IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(new LogDocMergePolicy());
        config.setUseCompoundFile(false).getMergePolicy().setNoCFSRatio(0);
        return new IndexWriter(directory, config.setCodec(new Lucene104Codec() {
            @Override
            public DocValuesFormat getDocValuesFormatForField(String field) {
                return new LookValuesFormat();
            }
        }));
    }

    private byte[] look() {
        byte[] look = new byte[Descriptor.GRADIENTS];
        random.nextBytes(look);
        return look;
    }
}
