package dev.koma.media.picture;

import dev.koma.media.MediaException;
import dev.koma.media.Natives;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.bytedeco.ffmpeg.global.avutil;

/** The child process: decodes what comes in on its standard input until that ends. */
final class PictureChild {
    private PictureChild() {}

    /**
     * Runs until standard input ends.
     *
     * @param args the fields of {@link PictureLimits}, as {@link ChildCommand} writes them
     */
    public static void main(String[] args) throws IOException {
        PictureLimits limits = new PictureLimits(
                1,
                Integer.parseInt(args[0]),
                Long.parseLong(args[1]),
                Integer.parseInt(args[2]),
                Duration.ofMillis(Long.parseLong(args[3])),
                Integer.parseInt(args[4]));
        Natives.check();
        avutil.av_max_alloc((long) limits.memoryMiB() << 20);
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        out.writeByte(PictureProtocol.READY);
        out.flush();
        FirstFrame decoder = new FirstFrame(limits);
        while (true) {
            byte[] file;
            try {
                file = new byte[in.readInt()];
            } catch (EOFException e) {
                return;
            }
            in.readFully(file);
            answer(decoder, file, out);
        }
    }

    private static void answer(FirstFrame decoder, byte[] file, DataOutputStream out) throws IOException {
        DecodedPicture picture;
        try {
            picture = decoder.decode(file);
        } catch (PictureRejectedException e) {
            PictureProtocol.send(out, e);
            return;
        } catch (MediaException e) {
            PictureProtocol.send(out, new PictureRejectedException(null));
            return;
        }
        PictureProtocol.send(out, picture);
    }
}
