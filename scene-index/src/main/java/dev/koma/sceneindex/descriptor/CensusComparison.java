package dev.koma.sceneindex.descriptor;

/**
 * Compares what is visible of a frame with the {@linkplain Census census} of others. Of the picture the contrasts themselves
 * are known, of the frames only their signs: what is plain in the picture counts more than what is nearly even. Immutable.
 */
public final class CensusComparison {
    /** Contrasts above this many times the mean count no more: one bright edge is not all. */
    public static final float CLAMP = 2;

    private final float[] contrasts;
    private final float total;
    private final int cells;
    private final float contrast;

    private CensusComparison(float[] contrasts) {
        this.contrasts = contrasts;
        float sum = 0;
        int count = 0;
        for (float contrast : contrasts) {
            if (!Float.isNaN(contrast)) {
                sum += Math.abs(contrast);
                count++;
            }
        }
        float limit = count == 0 ? 0 : CLAMP * sum / count;
        float all = 0;
        for (int i = 0; i < contrasts.length; i++) {
            contrasts[i] = Float.isNaN(contrasts[i]) ? 0 : Math.clamp(contrasts[i], -limit, limit);
            all += Math.abs(contrasts[i]);
        }
        total = all;
        cells = count;
        contrast = count == 0 ? 0 : sum / count;
    }

    /** Prepares comparisons with a small frame of which all is visible. */
    public static CensusComparison of(byte[] luma) {
        return ofCells(Census.means(luma));
    }

    /**
     * Prepares comparisons.
     *
     * @param means of a frame's cells in grey levels, row by row; NaN for those that do not count
     */
    public static CensusComparison ofCells(float[] means) {
        return new CensusComparison(Census.contrasts(means));
    }

    /** 1 for the same, about 0 for another frame, -1 for the negative; 0 when nothing can be compared. */
    public double correlation(byte[] census) {
        if (total == 0) {
            return 0;
        }
        float sum = 0;
        for (int i = 0; i < contrasts.length; i++) {
            boolean brighter = (census[i >> 3] >> (i & 7) & 1) != 0;
            sum += brighter ? contrasts[i] : -contrasts[i];
        }
        return sum / total;
    }

    /** Mean difference of the visible cells from their surroundings, in grey levels. */
    public double contrast() {
        return contrast;
    }

    /** Share of the cells that can be compared, 0 to 1. */
    public double share() {
        return (double) cells / contrasts.length;
    }
}
