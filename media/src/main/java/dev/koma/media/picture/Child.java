package dev.koma.media.picture;

import dev.koma.media.MediaException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The parent's end of one child process. Used by one thread at a time. */
final class Child implements AutoCloseable {
    private static final long START_MILLIS = 30_000;
    private static final long GRACE_MILLIS = 500;
    private static final int ANSWER_BUFFER = 1 << 16;

    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private final PictureLimits limits;
    private final ScheduledExecutorService clock;
    private Confinement confinement = Confinement.NONE;
    private volatile boolean starved;

    private Child(Process process, PictureLimits limits, ScheduledExecutorService clock) {
        this.process = process;
        this.requests = new DataOutputStream(process.getOutputStream());
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), ANSWER_BUFFER));
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Starts a process and waits until it is ready.
     *
     * @throws DecoderLateException when that takes too long
     * @throws MediaException when it does not start
     */
    static Child start(ProcessBuilder builder, PictureLimits limits, ScheduledExecutorService clock)
            throws MediaException {
        return start(builder, limits, clock, START_MILLIS);
    }

    static Child start(ProcessBuilder builder, PictureLimits limits, ScheduledExecutorService clock, long startMillis)
            throws MediaException {
        Child child;
        try {
            child = new Child(builder.start(), limits, clock);
        } catch (IOException e) {
            throw new MediaException("The picture decoder does not start", e);
        }
        StringBuffer complaints = new StringBuffer();
        // A virtual thread would hold its carrier while it reads from a pipe: a few children, and no other could run.
        Thread.ofPlatform()
                .daemon()
                .name("picture-decoder-complaints")
                .start(() -> drain(child.process.getErrorStream(), complaints));
        Future<?> watchdog = CompletableFuture.completedFuture(null);
        AtomicBoolean late = new AtomicBoolean();
        try {
            watchdog = clock.schedule(
                    () -> {
                        late.set(true);
                        child.kill();
                    },
                    startMillis,
                    TimeUnit.MILLISECONDS);
            if (child.answers.readByte() == PictureProtocol.READY) {
                child.confinement = Confinement.ofBits(child.answers.readByte());
                return child;
            }
            throw new IOException("unexpected greeting");
        } catch (IOException | RejectedExecutionException e) {
            child.close();
            if (late.get()) {
                throw new DecoderLateException(e);
            }
            throw new MediaException(
                    "The picture decoder does not start (" + child.process.exitValue() + "): " + complaints, e);
        } finally {
            watchdog.cancel(false);
        }
    }

    /**
     * Decodes one picture.
     *
     * @throws PictureRejectedException by the child's own word, or because it crashed or hung; only then {@link #isAlive()} is false
     */
    DecodedPicture decode(byte[] file) throws PictureRejectedException {
        boolean[] late = {false};
        Duration before = computed();
        Future<?> watchdog = clock.schedule(
                () -> {
                    late[0] = true;
                    starved = computed().minus(before).compareTo(limits.time().dividedBy(2)) < 0;
                    kill();
                },
                limits.time().toMillis() + GRACE_MILLIS,
                TimeUnit.MILLISECONDS);
        try {
            requests.writeInt(file.length);
            requests.write(file);
            requests.flush();
            return PictureProtocol.receive(answers, limits.outputSide());
        } catch (PictureRejectedException e) {
            throw e;
        } catch (IOException e) {
            close();
            PictureRejectedException rejection =
                    new PictureRejectedException(late[0] ? "takes too long to decode" : null);
            rejection.initCause(e);
            throw rejection;
        } finally {
            watchdog.cancel(false);
        }
    }

    /** Time that processors have worked for it; none where the system does not say. */
    private Duration computed() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * Whether it was ended for being late although it had little of a processor: then the machine had too much to do, and nothing
     * is said of the picture.
     */
    boolean isStarved() {
        return starved;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Confinement confinement() {
        return confinement;
    }

    long pid() {
        return process.pid();
    }

    private void kill() {
        process.destroyForcibly();
    }

    /** Ends the process and takes its remains away. */
    @Override
    public void close() {
        kill();
        process.onExit().join();
    }

    private static void drain(InputStream stream, StringBuffer kept) {
        byte[] buffer = new byte[1024];
        try (stream) {
            int read;
            while ((read = stream.read(buffer)) >= 0) {
                if (kept.length() < buffer.length) {
                    kept.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            kept.append(e.getMessage());
        }
    }
}
