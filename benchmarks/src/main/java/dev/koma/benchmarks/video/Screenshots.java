package dev.koma.benchmarks.video;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Frames of videos at random times, whole, with square pixels. Longer videos give more of them, though not in proportion; frames
 * with nothing to recognise in them are left out, and so are those within half a second of another one.
 */
public final class Screenshots {
    /** Of a video's length: between one share for each video and one for each second. */
    private static final double WEIGHT = 0.75;
    /** Candidates for each screenshot wanted. */
    private static final int SPARE = 3;

    private static final int LEAST_FRAMES = 8;
    private static final long LEAST_GAP_MICROS = 500_000;
    /** Frames that are asked of one run of ffmpeg: each is a term of an expression. */
    private static final int AT_ONCE = 40;

    private final Path folder;
    private final Random random;

    /**
     * @param folder of the videos
     * @param seed makes the choice, together with the videos
     */
    public Screenshots(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /**
     * A frame.
     *
     * @param number counts the screenshots from 0, in no order
     * @param video its path within the folder
     * @param timeMicros when the frame is shown, in microseconds from the start of the video
     */
    public record Screenshot(int number, String video, long timeMicros, BufferedImage image) {}

    private record Place(Path video, int frame, long timeMicros) {}

    /**
     * Cuts frames, one video after the other.
     *
     * @param count how many are wanted; there are fewer when the videos do not have as many
     * @return how many there are
     */
    public int cut(int count, Consumer<Screenshot> taker) throws IOException, InterruptedException {
        List<Place> places = places(count);
        Map<Path, List<Place>> byVideo = new TreeMap<>();
        for (Place place : places) {
            byVideo.computeIfAbsent(place.video, video -> new ArrayList<>()).add(place);
        }
        for (List<Place> ofVideo : byVideo.values()) {
            ofVideo.sort(Comparator.comparingInt(Place::frame));
            for (int from = 0; from < ofVideo.size(); from += AT_ONCE) {
                grab(ofVideo.subList(from, Math.min(from + AT_ONCE, ofVideo.size())), (place, image) -> {
                    String video = VideoFolder.name(folder, place.video);
                    taker.accept(new Screenshot(places.indexOf(place), video, place.timeMicros, image));
                });
            }
        }
        return places.size();
    }

    private List<Place> places(int count) throws IOException, InterruptedException {
        List<Path> videos = new ArrayList<>();
        List<FrameSurvey> surveys = new ArrayList<>();
        for (Path video : VideoFolder.videos(folder)) {
            FrameSurvey survey = FrameSurvey.of(video);
            if (survey.timesMicros().size() >= LEAST_FRAMES) {
                videos.add(video);
                surveys.add(survey);
            }
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < count * SPARE && !videos.isEmpty(); i++) {
            int chosen = weighted(surveys);
            List<Long> times = surveys.get(chosen).timesMicros();
            int frame = random.nextInt(2, times.size() - 2);
            Place place = new Place(videos.get(chosen), frame, times.get(frame));
            if (surveys.get(chosen).textured().get(frame) && isApart(place, places)) {
                places.add(place);
            }
        }
        Collections.shuffle(places, random);
        return List.copyOf(places.subList(0, Math.min(count, places.size())));
    }

    private int weighted(List<FrameSurvey> surveys) {
        double[] upTo = new double[surveys.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            List<Long> times = surveys.get(i).timesMicros();
            sum += Math.pow(Math.max(0.5, (times.getLast() - times.getFirst()) / 1e6), WEIGHT);
            upTo[i] = sum;
        }
        double at = random.nextDouble() * sum;
        int chosen = 0;
        while (chosen < upTo.length - 1 && upTo[chosen] <= at) {
            chosen++;
        }
        return chosen;
    }

    private static boolean isApart(Place place, List<Place> others) {
        return others.stream()
                .noneMatch(other -> other.video.equals(place.video)
                        && Math.abs(other.timeMicros - place.timeMicros) <= LEAST_GAP_MICROS);
    }

    /** Takes the frame at a place. */
    @FunctionalInterface
    private interface FrameTaker {
        void take(Place place, BufferedImage image);
    }

    /** @param places of one video, by frame */
    private static void grab(List<Place> places, FrameTaker taker) throws IOException, InterruptedException {
        List<String> terms =
                places.stream().map(place -> "eq(n\\," + place.frame + ")").toList();
        Ffmpeg.read(
                output -> {
                    for (Place place : places) {
                        taker.take(place, portablePixmap(output));
                    }
                    return output.skip(Long.MAX_VALUE);
                },
                "-i",
                places.getFirst().video.toString(),
                "-map",
                "0:v:0",
                "-vf",
                "select='" + String.join("+", terms) + "',scale='2*trunc(iw*sar/2+0.5)':ih:flags=bicubic",
                "-fps_mode",
                "passthrough",
                "-frames:v",
                Integer.toString(places.size()),
                "-c:v",
                "ppm",
                "-f",
                "image2pipe",
                "pipe:1");
    }

    /** {@code P6 width height 255} and the bytes, red green blue. */
    private static BufferedImage portablePixmap(InputStream in) throws IOException {
        if (!word(in).equals("P6")) {
            throw new IOException("ffmpeg gave fewer frames than it listed before");
        }
        int width = Integer.parseInt(word(in));
        int height = Integer.parseInt(word(in));
        word(in);
        byte[] rgb = in.readNBytes(width * height * 3);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
        }
        return image;
    }

    private static String word(InputStream in) throws IOException {
        StringBuilder word = new StringBuilder();
        for (int next = in.read(); next > ' '; next = in.read()) {
            word.append((char) next);
        }
        return word.toString();
    }
}
