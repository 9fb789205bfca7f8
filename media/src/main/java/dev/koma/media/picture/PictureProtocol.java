package dev.koma.media.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What parent and child say to each other. The child first sends {@link #READY} and {@link Confinement#bits()}, a
 * byte each. A request is a length (int) and the file. An
 * answer is {@link #PICTURE}, four ints (width, height, width and height of the source), the format (UTF) and the pixels; or
 * {@link #REJECTED} and the reason (UTF, empty for none).
 */
final class PictureProtocol {
    static final int READY = 42;
    static final int PICTURE = 1;
    static final int REJECTED = 2;

    private PictureProtocol() {}

    static void send(DataOutputStream out, DecodedPicture picture) throws IOException {
        out.writeByte(PICTURE);
        out.writeInt(picture.width());
        out.writeInt(picture.height());
        out.writeInt(picture.sourceWidth());
        out.writeInt(picture.sourceHeight());
        out.writeUTF(picture.format());
        out.write(picture.rgb());
        out.flush();
    }

    static void send(DataOutputStream out, PictureRejectedException rejection) throws IOException {
        String reason = rejection.reason();
        out.writeByte(REJECTED);
        out.writeUTF(reason == null ? "" : reason);
        out.flush();
    }

    /**
     * Waits for an answer.
     *
     * @param longestSide of the answer; a child that claims more is not believed
     */
    static DecodedPicture receive(DataInputStream in, int longestSide) throws IOException {
        int kind = in.readByte();
        if (kind == REJECTED) {
            String reason = in.readUTF();
            throw new PictureRejectedException(reason.isEmpty() ? null : reason);
        }
        int width = in.readInt();
        int height = in.readInt();
        if (kind != PICTURE || width < 1 || height < 1 || width > longestSide || height > longestSide) {
            throw new IOException("The child does not keep to the protocol");
        }
        int sourceWidth = in.readInt();
        int sourceHeight = in.readInt();
        String format = in.readUTF();
        byte[] rgb = new byte[width * height * 3];
        in.readFully(rgb);
        return new DecodedPicture(width, height, rgb, format, sourceWidth, sourceHeight);
    }
}
