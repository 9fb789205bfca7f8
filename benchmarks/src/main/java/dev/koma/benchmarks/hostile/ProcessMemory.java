package dev.koma.benchmarks.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What Linux knows of a process and its children. */
final class ProcessMemory {
    private ProcessMemory() {}

    /** A number of {@code /proc/pid/status}, in its own unit; nothing on other systems, or when the process is gone. */
    static OptionalLong status(long pid, String field) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** The largest that any child of a process has been so far, in MiB; 0 when that is not known. */
    static long peakOfChildrenMiB(ProcessHandle process) {
        return process.descendants()
                .mapToLong(child -> status(child.pid(), "VmHWM").orElse(0) / 1024)
                .max()
                .orElse(0);
    }
}
