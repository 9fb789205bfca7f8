package dev.koma.media.picture;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** JPEGs of four colours, inverted as Adobe writes them. */
final class CmykJpeg {
    private CmykJpeg() {}

    static byte[] inverted(BufferedImage rgb) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(0, rgb.getWidth(), rgb.getHeight(), 4, null);
        for (int y = 0; y < rgb.getHeight(); y++) {
            for (int x = 0; x < rgb.getWidth(); x++) {
                int pixel = rgb.getRGB(x, y);
                // Inverted cyan, magenta and yellow are red, green and blue where there is no black.
                raster.setPixel(x, y, new int[] {pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff, 255});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        return withAdobeMarker(out.toByteArray());
    }

    /** APP14 with transform 0: plain, inverted CMYK. */
    private static byte[] withAdobeMarker(byte[] jpeg) {
        byte[] marker = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        byte[] all = new byte[jpeg.length + marker.length];
        System.arraycopy(jpeg, 0, all, 0, 2);
        System.arraycopy(marker, 0, all, 2, marker.length);
        System.arraycopy(jpeg, 2, all, 2 + marker.length, jpeg.length - 2);
        return all;
    }
}
