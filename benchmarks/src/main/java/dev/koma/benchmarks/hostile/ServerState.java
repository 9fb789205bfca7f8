package dev.koma.benchmarks.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a server holds, as Linux counts it.
 *
 * @param residentMiB memory of its process, without its children
 * @param peakMiB the most of that so far
 * @param childrenPeakMiB the most of any child that lives
 * @param threads of its process
 * @param descriptors that its process has open
 * @param children processes that it has started
 * @param temporaryFiles in its folder for them
 */
record ServerState(
        long residentMiB,
        long peakMiB,
        long childrenPeakMiB,
        long threads,
        long descriptors,
        long children,
        long temporaryFiles) {
    /** Threads and descriptors of connections that are being closed, and of pools that grow to their bound when they are used. */
    private static final long SLACK = 16;

    private static final double MEMORY = 1.10;

    static ServerState of(ProcessHandle server, Path temporary) throws IOException {
        return new ServerState(
                status(server, "VmRSS") / 1024,
                status(server, "VmHWM") / 1024,
                ProcessMemory.peakOfChildrenMiB(server),
                status(server, "Threads"),
                count(Path.of("/proc/" + server.pid() + "/fd")),
                server.descendants().count(),
                count(temporary));
    }

    private static long status(ProcessHandle server, String field) throws IOException {
        return ProcessMemory.status(server.pid(), field)
                .orElseThrow(() -> new IOException("the server is gone, or this is not Linux"));
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }

    /** What is left over against an earlier state. */
    List<String> leftOver(ServerState before) {
        List<String> more = new ArrayList<>();
        if (residentMiB > before.residentMiB * MEMORY) {
            more.add("memory");
        }
        if (threads > before.threads + SLACK) {
            more.add("threads");
        }
        if (descriptors > before.descriptors + SLACK) {
            more.add("descriptors");
        }
        if (children > before.children) {
            more.add("children");
        }
        if (temporaryFiles > before.temporaryFiles) {
            more.add("temporary files");
        }
        return more;
    }
}
