package dev.koma.media.picture;

import java.io.File;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Confines itself as a decoder does and then tries what a decoder that was taken over would try. */
final class ConfinementProbe {
    private ConfinementProbe() {}

    /** @param args a folder with a file {@code secret}, and a port on this machine */
    public static void main(String[] args) throws IOException, InterruptedException {
        makeSureThatAllOfThisWorksWithoutConfinement();
        Path folder = Path.of(args[0]);
        int port = Integer.parseInt(args[1]);
        String java = System.getProperty("java.home") + File.pathSeparator + System.getProperty("java.class.path");
        var readable =
                Arrays.stream(java.split(File.pathSeparator)).map(Path::of).toList();
        System.out.println(Confinement.apply(readable).bits());
        attempt("read", () -> Files.readString(folder.resolve("secret")));
        attempt("list", () -> Files.list(folder).close());
        attempt("write", () -> Files.writeString(folder.resolve("written"), "x"));
        attempt("overwrite", () -> Files.writeString(folder.resolve("secret"), "x"));
        attempt("delete", () -> Files.delete(folder.resolve("secret")));
        attempt("connect", () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        attempt("send", () -> {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getLoopbackAddress(), port));
            }
        });
        attempt("program", () -> new ProcessBuilder("/bin/true").start());
        attempt("thread", () -> {
            Thread other = new Thread(
                    () -> attempt("read by another thread", () -> Files.readString(folder.resolve("secret"))));
            other.start();
            other.join();
        });
    }

    private static void makeSureThatAllOfThisWorksWithoutConfinement() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getLoopbackAddress(), socket.getLocalPort()));
            client.getOutputStream().write(1);
        }
        new ProcessBuilder("/bin/true").start().waitFor();
    }

    private static void attempt(String what, Attempt attempt) {
        try {
            attempt.run();
            System.out.println(what + ": done");
        } catch (IOException | UnsupportedOperationException e) {
            System.out.println(what + ": refused");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something that may not work. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException, InterruptedException;
    }
}
