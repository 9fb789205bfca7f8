package dev.koma.benchmarks.hostile;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a server lives through hours of hostile input without holding on to anything. */
@Command(
        name = "soak",
        description =
                "Starts a server and sends it hostile input of all kinds from many clients, and good searches in between.",
        mixinStandardHelpOptions = true)
public final class SoakBench implements Callable<Integer> {
    /** A server that has just started still grows. */
    private static final Duration WARM_UP = Duration.ofMinutes(2);

    /** Longer than a connection that stalls is kept. */
    private static final Duration REST = Duration.ofSeconds(80);

    @Option(names = "--minutes", description = "How long, after two minutes of warming up (default: ${DEFAULT-VALUE}).")
    private int minutes = 30;

    @Option(names = "--clients", description = "At the same time (default: ${DEFAULT-VALUE}).")
    private int clients = 8;

    @Option(names = "--seed", description = "The same seed sends the same (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--launcher", description = "The koma script (default: the one that runs this).")
    private Path launcher = Path.of(System.getProperty("koma.launcher", "koma"));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("koma-soak");
        PrintWriter out = spec.commandLine().getOut();
        AtomicInteger touched = new AtomicInteger();
        try (ServerSocket decoy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SoakServer server = SoakServer.start(launcher.toAbsolutePath(), folder)) {
            Thread.ofPlatform().daemon().start(() -> countConnections(decoy, touched));
            Decoys decoys = new Decoys("127.0.0.1:" + decoy.getLocalPort(), folder.resolve("decoy.mp4"));
            SoakClient.Material material = material(folder, decoys, server);
            SplittableRandom random = new SplittableRandom(seed);
            SoakTally warmUp = new SoakTally();
            run(server, material, random, warmUp, WARM_UP);
            rest();
            ServerState before = server.state();
            SoakTally tally = new SoakTally();
            run(server, material, random, tally, Duration.ofMinutes(minutes));
            rest();
            ServerState after = server.state();
            SearchAccounts accounts = server.accounts();
            List<String> leftOver = after.leftOver(before);
            List<String> wrong = accounts.wrong(
                    warmUp.count("200") + tally.count("200"),
                    warmUp.count(SoakClient.GOOD, "200") + tally.count(SoakClient.GOOD, "200"));
            out.print(warmUp.faults());
            out.print(tally);
            out.printf("before %s%nafter  %s%n", before, after);
            out.printf("slowest answer %d ms, decoy asked %d times%n", tally.slowestMillis(), touched.get());
            out.printf("left over: %s%n", leftOver.isEmpty() ? "nothing" : String.join(", ", leftOver));
            out.printf("%s%n", accounts);
            out.printf("wrong accounts: %s%n", wrong.isEmpty() ? "none" : String.join(", ", wrong));
            out.printf("seed %d, log %s%n", seed, folder.resolve("server.log"));
            out.flush();
            boolean good = warmUp.isGood() && tally.isGood() && touched.get() == 0;
            return good && leftOver.isEmpty() && wrong.isEmpty() ? 0 : 1;
        }
    }

    private static SoakClient.Material material(Path folder, Decoys decoys, SoakServer server)
            throws IOException, InterruptedException {
        MediaSeeds seeds = new MediaSeeds(Files.createDirectory(folder.resolve("seeds")));
        return new SoakClient.Material(
                HostileFiles.all(seeds, decoys),
                List.copyOf(seeds.formats().values()),
                HostileRequests.urls(decoys),
                HostileRequests.raw(),
                server.screenshot(),
                server.key());
    }

    private void run(
            SoakServer server, SoakClient.Material material, SplittableRandom random, SoakTally tally, Duration time)
            throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            SoakClient client = new SoakClient(server.base(), material, random.split(), tally);
            threads.add(Thread.ofPlatform().start(() -> run(client, end)));
        }
        try (ProgressBar bar = new ProgressBar("seconds", time.toSeconds())) {
            for (Thread thread : threads) {
                while (!thread.join(Duration.ofSeconds(1))) {
                    bar.stepTo(time.minusNanos(Math.max(0, end - System.nanoTime()))
                            .toSeconds());
                }
            }
        }
    }

    private static void run(SoakClient client, long end) {
        try {
            client.run(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rest() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(REST.toNanos());
    }

    private static void countConnections(ServerSocket decoy, AtomicInteger touched) {
        try {
            while (true) {
                decoy.accept().close();
                touched.incrementAndGet();
            }
        } catch (IOException e) {
            // Closed: the soak is over.
        }
    }
}
