package dev.koma.media.niceness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NicenessTest {
    private final ThreadFactory plain =
            Thread.ofPlatform().daemon().name("nice").factory();

    @Test
    @EnabledOnOs(OS.LINUX)
    void searchesAreNicerThanTheProcessAndIndexingIsNicerThanSearches() throws Exception {
        int process = nicenessOf("/proc/self/stat");

        int searching = on(Niceness.SEARCHING.threads(plain), () -> nicenessOf("/proc/thread-self/stat"));
        int indexing = on(Niceness.INDEXING.threads(plain), () -> nicenessOf("/proc/thread-self/stat"));

        assertEquals(process + 5, searching);
        assertEquals(process + 10, indexing);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadThatANiceThreadStartsIsAsNiceAndNotTwice() throws Exception {
        ThreadFactory nice = Niceness.SEARCHING.threads(plain);

        int heir = on(nice, () -> on(plain, () -> nicenessOf("/proc/thread-self/stat")));
        int again = on(nice, () -> on(nice, () -> nicenessOf("/proc/thread-self/stat")));

        int once = nicenessOf("/proc/self/stat") + 5;
        assertEquals(once, heir);
        assertEquals(once, again);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatANiceThreadStartsIsAsNice() throws Exception {
        int child = on(Niceness.SEARCHING.threads(plain), () -> {
            Process cat = new ProcessBuilder("cat", "/proc/self/stat").start();
            return niceness(new String(cat.getInputStream().readAllBytes()));
        });

        assertEquals(nicenessOf("/proc/self/stat") + 5, child);
    }

    @ParameterizedTest
    @EnumSource
    void theWorkIsDoneOnTheFactorysThread(Niceness niceness) throws Exception {
        assertEquals(
                "nice", on(niceness.threads(plain), () -> Thread.currentThread().getName()));
    }

    private static <T> T on(ThreadFactory threads, Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        threads.newThread(task).start();
        return task.get();
    }

    private static int nicenessOf(String file) {
        try {
            return niceness(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The nineteenth field of {@code proc_pid_stat(5)}; the second, in parentheses, may have spaces. */
    private static int niceness(String stat) {
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }
}
