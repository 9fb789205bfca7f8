package dev.koma.benchmarks.alteration;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * What kind of file a picture is saved as.
 *
 * @param extension {@code png} or {@code jpg}
 * @param lowest least quality of a JPEG, 0 to 100 as libjpeg counts
 * @param highest most quality of it
 */
record FileForm(String extension, int lowest, int highest) {
    static final FileForm PNG = new FileForm("png", 0, 0);
    /** As apps and cameras save. */
    static final FileForm JPEG = jpeg(82, 95);

    static FileForm jpeg(int lowest, int highest) {
        return new FileForm("jpg", lowest, highest);
    }

    byte[] encode(BufferedImage image, RandomGenerator random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (this == PNG) {
                ImageIO.write(image, "png", out);
            } else {
                writeJpeg(image, random.nextInt(lowest, highest + 1) / 100f, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return out.toByteArray();
    }

    private static void writeJpeg(BufferedImage image, float quality, ByteArrayOutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
