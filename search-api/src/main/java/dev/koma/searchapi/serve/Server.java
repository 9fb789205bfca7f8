package dev.koma.searchapi.serve;

import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.searchapi.http.HttpSettings;
import dev.koma.searchapi.library.IndexedLibrary;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;

/** The running server: says where it is, and waits for its end. */
final class Server implements QuarkusApplication {
    private final Announcement announcement;

    Server(HttpSettings settings, IndexedLibrary library, SceneIndex index) {
        PrintStream people = System.err;
        this.announcement = new Announcement(settings, library, index, people::println);
    }

    @Override
    public int run(String... arguments) {
        Thread announcer = Thread.ofVirtual().name("announcer").start(announcement);
        Quarkus.waitForExit();
        announcer.interrupt();
        return 0;
    }
}
