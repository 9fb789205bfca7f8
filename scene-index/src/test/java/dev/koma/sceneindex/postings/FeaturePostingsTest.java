package dev.koma.sceneindex.postings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.word.VisualWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturePostingsTest {
    private static final String FIELD = "words";

    @TempDir
    private Path folder;

    private final Random random = new Random(11);
    /** What must be found: the words of every document that is not deleted, by its name. */
    private final TreeMap<Integer, VisualWords> expected = new TreeMap<>();

    @Test
    void findsInManyDocumentsWhatBruteForceFinds() throws IOException {
        try (Directory directory = new MMapDirectory(folder)) {
            try (IndexWriter writer = writer(directory, false)) {
                for (int name = 0; name < FeaturePostingsFormat.FEW_DOCUMENTS + 100; name++) {
                    add(writer, name, 700);
                }
            }
            assertFindsAll(directory, 700, 1);
        }
    }

    /** Few words give sparse segments with long lists, all of them dense ones. */
    @ParameterizedTest
    @ValueSource(ints = {3, 700, VisualWords.VOCABULARY})
    void everySegmentationFindsWhatBruteForceFinds(int vocabulary) throws IOException {
        try (Directory directory = new MMapDirectory(folder)) {
            try (IndexWriter writer = writer(directory, false)) {
                for (int name = 0; name < 900; name++) {
                    add(writer, name, vocabulary);
                    if (name % 300 == 299) {
                        writer.commit();
                    }
                }
            }
            assertFindsAll(directory, vocabulary, 3);
            try (IndexWriter writer = writer(directory, false)) {
                for (int name = 0; name < 900; name += 7) {
                    remove(writer, name);
                }
            }
            assertFindsAll(directory, vocabulary, 3);
            try (IndexWriter writer = writer(directory, true)) {
                writer.forceMerge(1);
            }
            assertFindsAll(directory, vocabulary, 1);
        }
    }

    @Test
    void aSegmentIsLaidOutDenselyOnlyWhenItHasMostWords() throws IOException {
        try (Directory directory = new MMapDirectory(folder)) {
            try (IndexWriter writer = writer(directory, false)) {
                add(writer, 1, 100);
            }
            long bytes = bytes();
            assertTrue(bytes < 10_000, bytes + " bytes for " + expected.get(1).count() + " features");
        }
    }

    @Test
    void anIndexWithoutFeaturesHasNone() throws IOException {
        try (Directory directory = new MMapDirectory(folder)) {
            try (IndexWriter writer = writer(directory, false)) {
                put(writer, 1, VisualWords.NONE);
                put(writer, 2, words(5, 10));
                remove(writer, 2);
                put(writer, 3, words(5, 10));
            }
            try (IndexWriter writer = writer(directory, true)) {
                remove(writer, 3);
                writer.forceMerge(1);
            }
            assertFindsAll(directory, 10, 1);
        }
    }

    @Test
    void wordsCanBeSoughtLikeTheTermsOfAText() throws IOException {
        try (Directory directory = new MMapDirectory(folder)) {
            try (IndexWriter writer = writer(directory, false)) {
                put(writer, 1, new VisualWords(new int[] {5, 5, 0x1234}, new long[] {1, 2, 3}, new int[] {4, 5, 6}));
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                TermsEnum terms =
                        reader.leaves().getFirst().reader().terms(FIELD).iterator();
                assertTrue(terms.seekExact(bytes(0, 5)));
                assertEquals(2, terms.totalTermFreq());
                assertEquals(1, terms.docFreq());
                assertEquals(TermsEnum.SeekStatus.NOT_FOUND, terms.seekCeil(bytes(0x12)));
                assertEquals(bytes(0x12, 0x34), terms.term());
                assertEquals(TermsEnum.SeekStatus.NOT_FOUND, terms.seekCeil(bytes(0, 5, 0)));
                assertEquals(bytes(0x12, 0x34), terms.term());
                assertEquals(TermsEnum.SeekStatus.FOUND, terms.seekCeil(bytes(0, 5)));
                assertEquals(TermsEnum.SeekStatus.END, terms.seekCeil(bytes(0x12, 0x34, 0)));
                assertEquals(TermsEnum.SeekStatus.END, terms.seekCeil(bytes(0xff, 0xff, 0)));
                assertFalse(terms.seekExact(bytes(0, 6)));
            }
        }
    }

    @Test
    void X5_aFlippedBitInAnyOfItsFilesIsNoticed() throws IOException {
        try (Directory directory = new MMapDirectory(folder)) {
            try (IndexWriter writer = writer(directory, false)) {
                add(writer, 1, 1000);
                add(writer, 2, 1000);
            }
            for (String extension : List.of("kff", "kfd", "kfm")) {
                Path file = file(extension);
                byte[] good = Files.readAllBytes(file);
                for (int at = 0; at < good.length; at += Math.max(1, good.length / 50)) {
                    byte[] bad = good.clone();
                    bad[at] ^= 4;
                    Files.write(file, bad);
                    assertThrows(IOException.class, () -> check(directory), extension + " " + at);
                }
                Files.write(file, java.util.Arrays.copyOf(good, good.length / 2));
                assertThrows(CorruptIndexException.class, () -> check(directory));
                Files.write(file, good);
            }
            check(directory);
        }
    }

    private static void check(Directory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            reader.leaves().getFirst().reader().checkIntegrity();
        }
    }

    private record Match(int name, int place, int distance) {}

    private void assertFindsAll(Directory directory, int vocabulary, int segments) throws IOException {
        try (CheckIndex check = new CheckIndex(directory)) {
            check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_SLOW_CHECKS);
            assertTrue(check.checkIndex().clean);
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            assertTrue(reader.leaves().size() <= segments);
            for (int i = 0; i < 60; i++) {
                int word = random.nextInt(vocabulary);
                long signature = random.nextLong();
                int most = i % 3 == 0 ? 64 : 20 + random.nextInt(15);
                List<Match> matches = new ArrayList<>();
                int frequency = 0;
                for (LeafReaderContext leaf : reader.leaves()) {
                    frequency += scan(leaf, word, signature, most, matches);
                }
                assertEquals(sorted(bruteForce(word, signature, most)), sorted(matches));
                assertEquals(bruteForce(word, signature, 64).size(), frequency);
            }
        }
    }

    private static int scan(LeafReaderContext leaf, int word, long signature, int most, List<Match> matches)
            throws IOException {
        FeatureTerms terms = FeatureTerms.of(leaf.reader(), FIELD);
        if (terms == null) {
            return 0;
        }
        var live = leaf.reader().getLiveDocs();
        var stored = leaf.reader().storedFields();
        terms.scan(word, signature, most, (document, place, distance) -> {
            if (live == null || live.get(document)) {
                try {
                    String name = stored.document(document).get("stored");
                    matches.add(new Match(Integer.parseInt(name), place, distance));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        });
        int frequency = terms.frequency(word, document -> live == null || live.get(document));
        assertTrue(frequency <= terms.frequency(word));
        assertTrue(live != null || frequency == terms.frequency(word));
        return frequency;
    }

    private List<Match> bruteForce(int word, long signature, int most) {
        List<Match> matches = new ArrayList<>();
        expected.forEach((name, words) -> IntStream.range(0, words.count())
                .filter(i -> words.words()[i] == word)
                .filter(i -> Long.bitCount(words.signatures()[i] ^ signature) <= most)
                .forEach(i -> matches.add(
                        new Match(name, words.places()[i], Long.bitCount(words.signatures()[i] ^ signature)))));
        return matches;
    }

    private static List<Match> sorted(List<Match> matches) {
        return matches.stream()
                .sorted(Comparator.comparingInt(Match::name)
                        .thenComparingInt(Match::place)
                        .thenComparingInt(Match::distance))
                .toList();
    }

    private void add(IndexWriter writer, int name, int vocabulary) throws IOException {
        put(writer, name, words(random.nextInt(120), vocabulary));
    }

    private VisualWords words(int count, int vocabulary) {
        int[] words = random.ints(count, 0, vocabulary)
                .map(word -> word * word % vocabulary)
                .map(Math::abs)
                .sorted()
                .toArray();
        return new VisualWords(
                words,
                random.longs(count).toArray(),
                random.ints(count, 0, 1 << 24).toArray());
    }

    private void put(IndexWriter writer, int name, VisualWords words) throws IOException {
        Document document = new Document();
        document.add(FeatureTokens.field(FIELD, words));
        document.add(new StringField("name", Integer.toString(name), Field.Store.NO));
        document.add(new StoredField("stored", Integer.toString(name)));
        writer.addDocument(document);
        expected.put(name, words);
    }

    private void remove(IndexWriter writer, int name) throws IOException {
        writer.deleteDocuments(new Term("name", Integer.toString(name)));
        expected.remove(name);
    }

    private static IndexWriter writer(Directory directory, boolean merging) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig()
                .setUseCompoundFile(false)
                .setCodec(new Lucene104Codec() {
                    @Override
                    public PostingsFormat getPostingsFormatForField(String field) {
                        return field.equals(FIELD)
                                ? new FeaturePostingsFormat()
                                : super.getPostingsFormatForField(field);
                    }
                });
        return new IndexWriter(directory, merging ? config : config.setMergePolicy(NoMergePolicy.INSTANCE));
    }

    private Path file(String extension) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("." + extension))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private long bytes() throws IOException {
        return Files.size(file("kff")) + Files.size(file("kfd")) + Files.size(file("kfm"));
    }

    private static BytesRef bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new BytesRef(bytes);
    }
}
