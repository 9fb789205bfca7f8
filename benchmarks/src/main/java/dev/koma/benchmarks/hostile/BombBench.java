package dev.koma.benchmarks.hostile;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much memory the worst files cost a server that was started as people start it. */
@Command(
        name = "bombs",
        description =
                "Starts a server and sends it every hostile file, and the largest that it takes, from many clients at once.",
        mixinStandardHelpOptions = true)
public final class BombBench implements Callable<Integer> {
    private static final long MOST_MIB = 600;
    private static final int LARGEST = 10 << 20;

    @Option(names = "--rounds", description = "How often each file is sent (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--clients", description = "At the same time (default: ${DEFAULT-VALUE}).")
    private int clients = 8;

    @Option(names = "--launcher", description = "The koma script (default: the one that runs this).")
    private Path launcher = Path.of(System.getProperty("koma.launcher", "koma"));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("koma-bombs");
        PrintWriter out = spec.commandLine().getOut();
        try (SoakServer server = SoakServer.start(launcher.toAbsolutePath(), folder)) {
            out.printf("idle       %s%n", server.state());
            SoakTally tally = new SoakTally();
            sendAll(server, tally, hostile(folder));
            out.printf("bombs      %s%n", server.state());
            sendAll(server, tally, largest());
            ServerState state = server.state();
            out.printf("large ones %s%n%s", state, tally);
            out.printf("slowest answer %d ms, log %s%n", tally.slowestMillis(), folder.resolve("server.log"));
            out.flush();
            return tally.isGood() && state.peakMiB() < MOST_MIB ? 0 : 1;
        }
    }

    private static List<byte[]> hostile(Path folder) throws IOException, InterruptedException {
        MediaSeeds seeds = new MediaSeeds(Files.createDirectory(folder.resolve("seeds")));
        Decoys decoys = new Decoys("127.0.0.1:9", folder.resolve("decoy.mp4"));
        return HostileFiles.all(seeds, decoys).stream().map(HostileFile::bytes).toList();
    }

    /** They begin like a picture, and are as large as a picture may be. */
    private static List<byte[]> largest() {
        byte[] file = new byte[LARGEST];
        file[0] = (byte) 0xff;
        file[1] = (byte) 0xd8;
        return List.of(file, file, file, file, file, file, file, file);
    }

    private void sendAll(SoakServer server, SoakTally tally, List<byte[]> files) throws InterruptedException {
        ConcurrentLinkedQueue<byte[]> queue = new ConcurrentLinkedQueue<>();
        for (int round = 0; round < rounds; round++) {
            queue.addAll(files);
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            SoakClient client = SoakClient.ofFiles(server.base(), i, tally);
            threads.add(Thread.ofPlatform().start(() -> client.uploadAll(queue)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
