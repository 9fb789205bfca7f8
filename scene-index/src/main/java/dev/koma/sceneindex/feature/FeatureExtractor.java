package dev.koma.sceneindex.feature;

import dev.koma.sceneindex.picture.GreyPicture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Finds the places of a picture that are found again when it is scaled, cropped, darkened or compressed, and describes their
 * surroundings. Scale space, extrema and descriptors follow Lowe (IJCV 2004). Safe for several threads; beyond one for each
 * processor they wait for each other.
 */
public final class FeatureExtractor {
    /** Least difference of Gaussians, in grey levels of a picture whose tones span 0 to 255. */
    private static final float THRESHOLD = 0.9f;
    /** Parts of the picture in each direction, of which each keeps its strongest features whatever others have. */
    private static final int PARTS = 4;
    /** More at the same time would not be faster, and would need the memory of more. */
    private static final int AT_ONCE = Runtime.getRuntime().availableProcessors();

    private static final Comparator<Keypoint> STRONGEST = Comparator.<Keypoint>comparingDouble(k -> -k.response())
            .thenComparingDouble(Keypoint::pictureY)
            .thenComparingDouble(Keypoint::pictureX)
            .thenComparingDouble(Keypoint::pictureSigma);

    private final int limit;
    private final Semaphore places = new Semaphore(AT_ONCE);
    /** Of earlier pictures. */
    private final Queue<PlaneMemory> spares = new ConcurrentLinkedQueue<>();

    /** @param limit most features of a picture */
    public FeatureExtractor(int limit) {
        this.limit = limit;
    }

    /** Finds the features of a picture; none in one smaller than 20 pixels. */
    public LocalFeatures extract(GreyPicture picture) {
        if (Math.min(picture.width(), picture.height()) < ScaleSpace.LEAST_SIDE) {
            return describe(picture, List.of());
        }
        places.acquireUninterruptibly();
        try {
            PlaneMemory spare = spares.poll();
            PlaneMemory memory = spare == null ? new PlaneMemory() : spare;
            memory.reset();
            List<Keypoint> keypoints = new ScaleSpace(picture, memory).keypoints(THRESHOLD * contrast(picture));
            LocalFeatures features = describe(picture, chosen(picture, keypoints));
            spares.offer(memory);
            return features;
        } finally {
            places.release();
        }
    }

    /** The share of 0 to 255 that the tones of a picture span, without the darkest and brightest hundredth; at least 1/16. */
    private static float contrast(GreyPicture picture) {
        int[] histogram = new int[256];
        for (byte b : picture.luma()) {
            histogram[b & 0xff]++;
        }
        int hundredth = picture.luma().length / 100;
        int low = 0;
        for (int sum = histogram[0]; sum <= hundredth && low < 255; sum += histogram[low]) {
            low++;
        }
        int high = 255;
        for (int sum = histogram[255]; sum <= hundredth && high > 0; sum += histogram[high]) {
            high--;
        }
        return Math.max(16, high - low) / 255f;
    }

    private List<Keypoint> chosen(GreyPicture picture, List<Keypoint> keypoints) {
        keypoints.sort(STRONGEST);
        if (keypoints.size() <= limit) {
            return keypoints;
        }
        // Half of the places go to the strongest of each part, so that a text or a face does not take them all.
        int share = limit / (2 * PARTS * PARTS);
        int[] taken = new int[PARTS * PARTS];
        List<Keypoint> chosen = new ArrayList<>();
        List<Keypoint> others = new ArrayList<>();
        for (Keypoint keypoint : keypoints) {
            int column = Math.clamp((int) (keypoint.pictureX() * PARTS / picture.width()), 0, PARTS - 1);
            int row = Math.clamp((int) (keypoint.pictureY() * PARTS / picture.height()), 0, PARTS - 1);
            (taken[row * PARTS + column]++ < share ? chosen : others).add(keypoint);
        }
        chosen.addAll(others.subList(0, limit - chosen.size()));
        chosen.sort(STRONGEST);
        return chosen;
    }

    private static LocalFeatures describe(GreyPicture picture, List<Keypoint> keypoints) {
        int count = keypoints.size();
        float[] x = new float[count];
        float[] y = new float[count];
        float[] sigma = new float[count];
        float[] descriptors = new float[count * LocalFeatures.LENGTH];
        DescriptorWriter writer = new DescriptorWriter();
        for (int i = 0; i < count; i++) {
            Keypoint keypoint = keypoints.get(i);
            x[i] = keypoint.pictureX();
            y[i] = keypoint.pictureY();
            sigma[i] = keypoint.pictureSigma();
            writer.write(keypoint, descriptors, i * LocalFeatures.LENGTH);
        }
        return new LocalFeatures(picture.width(), picture.height(), x, y, sigma, descriptors);
    }
}
