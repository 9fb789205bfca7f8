package dev.koma.media.picture;

import dev.koma.media.MediaException;
import dev.koma.media.Natives;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/** The child process: decodes what comes in on its standard input until that ends. */
final class PictureChild {
    private static final List<String> SYSTEM_LIBRARIES =
            List.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache");

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
        FirstFrame decoder = new FirstFrame(limits);
        Confinement confinement = Confinement.apply(readable());
        out.writeByte(PictureProtocol.READY);
        out.writeByte(confinement.bits());
        out.flush();
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

    /** What Java may still want to load: its own files, the class path, unpacked libraries, those of the system. */
    private static List<Path> readable() throws IOException {
        List<Path> paths = new ArrayList<>();
        paths.add(Path.of(System.getProperty("java.home")));
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            paths.add(Path.of(entry));
        }
        paths.add(Loader.getCacheDir().toPath());
        SYSTEM_LIBRARIES.forEach(folder -> paths.add(Path.of(folder)));
        return paths;
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
