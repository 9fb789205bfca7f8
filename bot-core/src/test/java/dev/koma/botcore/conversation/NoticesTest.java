package dev.koma.botcore.conversation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final int MOST = 10_000;

    private final FakePlatform platform = new FakePlatform();

    private boolean haveBeenSaid(int count) {
        synchronized (platform) {
            return platform.whispers.size() == count;
        }
    }

    @Test
    void X27_thousandsAreToldAlthoughThePlatformIsSlowAndMoreAreCounted() {
        ChatTally tally = new ChatTally();
        platform.pace = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Notices notices = new Notices(threads, tally);
            for (int i = 0; i < MOST + 3; i++) {
                notices.whisper(platform, platform.target("to" + i), "full");
            }
            assertEquals(3, tally.counts().unsaid());
            platform.pace.countDown();
            await().until(() -> haveBeenSaid(MOST));
            await().until(() -> {
                long before = tally.counts().unsaid();
                notices.whisper(platform, platform.target("later"), "full");
                return tally.counts().unsaid() == before; // there is room again
            });
            await().until(() -> haveBeenSaid(MOST + 1));
        }
    }
}
