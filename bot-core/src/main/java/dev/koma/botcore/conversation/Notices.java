package dev.koma.botcore.conversation;

import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.reply.Text;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** Tells people at once what needs no work, without holding up the events behind. */
final class Notices {
    private static final System.Logger LOG = System.getLogger(Notices.class.getName());
    private static final int MOST = 10_000;

    private final ExecutorService threads;
    private final ChatTally tally;
    private final Semaphore places = new Semaphore(MOST);

    /** @param threads one for each notice; at most {@value #MOST} are under way */
    Notices(ExecutorService threads, ChatTally tally) {
        this.threads = threads;
        this.tally = tally;
    }

    void whisper(ChatPlatform platform, ReplyTarget target, String words) {
        if (!places.tryAcquire()) {
            unsaid();
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    platform.whisper(target, Text.plain(words));
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            places.release();
            unsaid();
        }
    }

    private void unsaid() {
        tally.unsaid.increment();
        LOG.log(System.Logger.Level.WARNING, "Somebody could not be told that there is too much to do");
    }
}
