package dev.koma.media.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.MediaException;
import java.awt.image.BufferedImage;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PictureLimitsTest {
    private static final PictureLimits ONE_CHILD =
            new PictureLimits(1, 640, 50_000_000, 16_384, Duration.ofSeconds(5), 256);
    private static final String TOO_MANY = "too many pixels (max 50 Mpx)";

    private ChildPictureDecoder decoder;

    @BeforeEach
    void start() throws Exception {
        decoder = new ChildPictureDecoder(ONE_CHILD);
        decoder.warmUp();
    }

    @AfterEach
    void stop() {
        decoder.close();
    }

    @Test
    void U23_refusesAPngThatClaimsTooManyPixels() throws Exception {
        byte[] file = TestPictures.png(65_500, 65_500, 8, 2, new byte[0], 100);
        assertEquals(TOO_MANY, rejection(decoder, file));
        long before = peakMiB();
        long start = System.nanoTime();
        assertEquals(TOO_MANY, rejection(decoder, file));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis < 50, millis + " ms");
        assertTrue(peakMiB() - before < 10);
    }

    @Test
    void U24_refusesAPngThatReallyHasTooManyPixels() throws Exception {
        byte[] file = TestPictures.png(16_000, 16_000, 8, 2, new byte[0], 16_000L * (3 * 16_000 + 1));
        assertEquals(TOO_MANY, rejection(decoder, file));
        assertTrue(peakMiB() < 150, peakMiB() + " MiB");
        assertWorks(decoder);
    }

    @ParameterizedTest
    @CsvSource({"1,30000000", "30000000,1", "16385,10", "10,16385"})
    void U25_refusesSidesThatAreTooLong(int width, int height) throws Exception {
        long start = System.nanoTime();
        assertEquals(TOO_MANY, rejection(decoder, TestPictures.png(width, height, 8, 0, new byte[0], 1000)));
        assertTrue(System.nanoTime() - start < 200_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iCCP", "zTXt", "iTXt"})
    void U27_compressedGibibyteBesideThePictureStaysBounded(String type) throws Exception {
        byte[] name = type.equals("iTXt") ? new byte[] {'a', 0, 1, 0, 0, 0} : new byte[] {'a', 0, 0};
        byte[] chunk = TestPictures.chunk(type, TestPictures.join(name, TestPictures.deflatedZeros(1L << 30)));
        byte[] file = TestPictures.png(8, 8, 8, 2, chunk, 8 * 25);
        try {
            assertEquals(8, decoder.decode(file).width());
        } catch (PictureRejectedException e) {
            assertFalse(decoder.pids().size() > 1);
        }
        if (!decoder.pids().isEmpty()) {
            assertTrue(peakMiB() < 400, peakMiB() + " MiB");
        }
        assertWorks(decoder);
    }

    @Test
    void largestAllowedPictureIsDecoded() throws Exception {
        byte[] file = TestPictures.png(8_000, 6_250, 8, 2, new byte[0], 6_250L * (3 * 8_000 + 1));
        assertEquals(640, decoder.decode(file).width());
        assertTrue(peakMiB() < 400, peakMiB() + " MiB");
    }

    @Test
    void largestFileFitsAndALargerOneIsRefusedByItsSize() throws Exception {
        byte[] picture = TestPictures.rgb("jpg");
        assertEquals(
                64,
                decoder.decode(Arrays.copyOf(picture, ChildCommand.LARGEST_FILE))
                        .width());
        assertEquals("larger than 32 MB", rejection(decoder, new byte[ChildCommand.LARGEST_FILE + 1]));
        assertEquals(0, decoder.deaths());
    }

    @Test
    void U60_childThatDiesCostsOneRequest() throws Exception {
        long pid = decoder.pids().getFirst();
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
        child.destroyForcibly();
        child.onExit().join();
        assertWorks(decoder);
        assertFalse(decoder.pids().contains(pid));
    }

    @Test
    void U60_childThatCrashesWhileDecodingIsReplaced() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        String crashing = "printf '\\052\\000'; head -c 8 > /dev/null; kill -SEGV $$";
        try (ChildPictureDecoder crasher = shell(ONE_CHILD, crashing, starts)) {
            assertEquals("null", rejection(crasher, new byte[100]));
            assertEquals("null", rejection(crasher, new byte[100]));
            assertEquals(2, starts.get());
            assertEquals(2, crasher.deaths());
            assertEquals(List.of(), crasher.pids());

            // What did it twice is not tried again; something else is.
            assertEquals("null", rejection(crasher, new byte[100]));
            assertEquals(2, starts.get());
            assertEquals("null", rejection(crasher, new byte[101]));
            assertEquals(3, starts.get());
        }
    }

    @Test
    void U29_childThatHangsIsEnded() throws Exception {
        PictureLimits hasty = new PictureLimits(1, 640, 50_000_000, 16_384, Duration.ofMillis(200), 256);
        try (ChildPictureDecoder hanging =
                shell(hasty, "trap '' TERM; printf '\\052\\000'; cat > /dev/null", new AtomicInteger())) {
            long start = System.nanoTime();
            assertEquals("takes too long to decode", rejection(hanging, new byte[5_000_000]));
            assertTrue(System.nanoTime() - start < 5_000_000_000L);
            assertEquals(List.of(), hanging.pids());
        }
    }

    @Test
    void childThatHadNoProcessorToDecodeWithSaysNothingOfTheFile() throws Exception {
        PictureLimits hasty = new PictureLimits(1, 640, 50_000_000, 16_384, Duration.ofMillis(200), 256);
        AtomicInteger starts = new AtomicInteger();
        try (ChildPictureDecoder idle = shell(hasty, "printf '\\052\\000'; cat > /dev/null", starts)) {
            for (int i = 0; i < 3; i++) {
                assertEquals("takes too long to decode", rejection(idle, new byte[100]));
            }
            assertEquals(3, starts.get()); // tried each time
        }
    }

    @Test
    void childThatDoesNotStartIsOurFaultNotTheSenders() throws Exception {
        try (ChildPictureDecoder broken = shell(ONE_CHILD, "echo no java here >&2; exit 1", new AtomicInteger())) {
            MediaException thrown = assertThrows(MediaException.class, () -> broken.decode(new byte[10]));
            assertFalse(thrown instanceof PictureRejectedException);
            assertThrows(MediaException.class, broken::warmUp);
        }
    }

    @Test
    void closingEndsAllChildren() throws Exception {
        ChildPictureDecoder two = new ChildPictureDecoder(PictureLimits.DEFAULT);
        two.warmUp();
        List<Long> pids = two.pids();
        assertEquals(2, pids.size());
        two.close();
        for (long pid : pids) {
            assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        }
        assertThrows(MediaException.class, () -> two.decode(new byte[10]));
    }

    @Test
    void severalThreadsShareTheChildren() throws Exception {
        byte[] file = TestPictures.file(TestPictures.quarters(640, 360, BufferedImage.TYPE_INT_RGB), "jpg");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> widths = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> decoder.decode(file).width()))
                    .toList();
            for (Future<Integer> width : widths) {
                assertEquals(640, width.get());
            }
        }
        assertEquals(1, decoder.pids().size());
    }

    @Test
    void classPathIsFoundWhenAnotherLoaderHasTheClasses() throws Exception {
        URL[] jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri())
                .map(PictureLimitsTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            var method = loader.loadClass(ChildCommand.class.getName()).getDeclaredMethod("ownClassPath");
            method.setAccessible(true);
            assertEquals(ChildCommand.ownClassPath(), method.invoke(null));
        }
        assertTrue(ChildCommand.ownClassPath().size() >= 5);
    }

    @Test
    void bitFlipsNeverCostMoreThanARejection() throws Exception {
        byte[] original = TestPictures.rgb("jpg");
        for (int at = 0; at < original.length; at += 7) {
            byte[] flipped = original.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            try {
                assertTrue(decoder.decode(flipped).width() > 0);
            } catch (PictureRejectedException e) {
                assertTrue(decoder.pids().size() <= 1);
            }
        }
        assertWorks(decoder);
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ChildPictureDecoder shell(PictureLimits limits, String script, AtomicInteger starts) {
        return new ChildPictureDecoder(limits, () -> {
            starts.incrementAndGet();
            return new ProcessBuilder("/bin/sh", "-c", script);
        });
    }

    private static String rejection(ChildPictureDecoder decoder, byte[] file) {
        PictureRejectedException thrown = assertThrows(PictureRejectedException.class, () -> decoder.decode(file));
        return String.valueOf(thrown.reason());
    }

    private static void assertWorks(ChildPictureDecoder decoder) throws Exception {
        assertEquals(64, decoder.decode(TestPictures.rgb("png")).width());
    }

    /** Peak of the child's resident memory, which the system keeps. */
    private long peakMiB() throws Exception {
        Path status = Path.of("/proc/" + decoder.pids().getFirst() + "/status");
        Assumptions.assumeTrue(Files.exists(status));
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
