package dev.koma.searchapi.store;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import redis.embedded.core.ExecutableProvider;

/** A real Redis server on a free port, empty: that of the machine, else the one that a library brings. */
public final class RedisProcess implements AutoCloseable {
    private static final String GOODBYE = "+OK\r\n";
    private static final Duration START = Duration.ofSeconds(20);

    private final int port;
    private Process process;

    private RedisProcess(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    public static RedisProcess start() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            RedisProcess redis = new RedisProcess(port, run(port));
            redis.awaitAnswer();
            return redis;
        }
    }

    private static Process run(int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable(), "--port", "" + port, "--bind", "127.0.0.1"));
        command.addAll(List.of("--save", "", "--appendonly", "no", "--daemonize", "no"));
        Process process = new ProcessBuilder(command)
                .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private static String executable() throws IOException {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .map(directory -> Path.of(directory, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElse(Brought.EXECUTABLE);
    }

    /** Unpacked once. */
    private static final class Brought {
        static final String EXECUTABLE = unpack();

        private static String unpack() {
            try {
                Path directory = Files.createTempDirectory("koma-redis");
                File file = ExecutableProvider.newJarResourceProvider(directory.toFile())
                        .get();
                file.deleteOnExit();
                directory.toFile().deleteOnExit();
                return file.getPath();
            } catch (IOException e) {
                throw new IllegalStateException("there is no Redis for this machine", e);
            }
        }
    }

    private void awaitAnswer() {
        Awaitility.await()
                .atMost(START)
                .ignoreExceptions()
                .until(() -> ask("PING").startsWith("+PONG"));
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Sends a command, written as for telnet; the answer as it came. */
    public String ask(String command) throws IOException {
        return ask(port, command);
    }

    /** Sends a command to the server at a port of this machine. */
    public static String ask(int port, String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            // Redis sends a long answer in pieces: it ends where the connection does.
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answers.endsWith(GOODBYE) ? answers.substring(0, answers.length() - GOODBYE.length()) : answers;
        }
    }

    /** Ends the server without a goodbye; everything in it is lost. */
    public void kill() {
        process.destroyForcibly();
        Awaitility.await().atMost(START).until(() -> !process.isAlive());
    }

    /** Starts it again on the same port, empty. */
    public void startAgain() throws IOException {
        process = run(port);
        awaitAnswer();
    }

    /** SIGSTOP: connections stay, nothing is answered. */
    public void pause() throws IOException {
        signal("STOP");
    }

    /** SIGCONT: what was sent meanwhile is answered. */
    public void resume() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        if (process.isAlive()) {
            signal(name, process.pid());
        }
    }

    /** Sends a signal to a process. */
    public static void signal(String name, long pid) throws IOException {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, "" + pid).start();
            if (kill.waitFor() != 0) {
                throw new IOException("kill -" + name + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
