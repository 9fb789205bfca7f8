package dev.koma.searchapi.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** A host of a picture that answers only when it is told to: who searches for it is under way until then. */
final class Pictures implements AutoCloseable {
    private final CountDownLatch told = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final byte[] picture;
    private final HttpServer server;

    Pictures() throws IOException {
        picture = png(320, 180);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            told.await();
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What searches must be allowed to fetch. */
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The path of a search for the picture. */
    String search() {
        return "/search?url=http://" + host() + "/picture.png";
    }

    /** How many have asked for the picture. */
    int asked() {
        return asked.get();
    }

    void answer() {
        told.countDown();
    }

    /** A grey slope. */
    static byte[] png(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, (x + y) * 255 / (width + height));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    @Override
    public void close() {
        answer();
        server.stop(0);
    }
}
