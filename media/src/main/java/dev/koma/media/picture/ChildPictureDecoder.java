package dev.koma.media.picture;

import dev.koma.media.MediaException;
import dev.koma.media.niceness.Niceness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decodes pictures in a few child processes that live on from one picture to the next. A child sees nothing but the bytes: no
 * protocol, no file, no playlist. One that crashes, hangs or wants too much memory costs one request; the next one gets a new
 * child.
 */
public final class ChildPictureDecoder implements PictureDecoder {
    private final PictureLimits limits;
    private final Supplier<ProcessBuilder> command;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("picture-decoder-clock").factory());
    /** As nice as their children are to be. */
    private final ThreadFactory threads = Niceness.SEARCHING.threads(
            Thread.ofPlatform().daemon().name("picture-decoder-", 0).factory());
    /** One for each child; callers may be virtual threads, which must not read from pipes themselves. */
    private final ExecutorService workers;

    private final List<Place> places = new ArrayList<>();
    private final BlockingQueue<Place> free;
    private final Quarantine quarantine = new Quarantine();
    private final LongAdder deaths = new LongAdder();
    private volatile boolean closed;

    /** Room for one child; holds none before its first picture and after a crash. */
    private static final class Place {
        volatile @Nullable Child child;
    }

    /** Finds the class path of the children by itself: the jars that this class and FFmpeg's came from. */
    public ChildPictureDecoder(PictureLimits limits) throws MediaException {
        this(limits, ChildCommand.ownClassPath());
    }

    /**
     * Starts children with a given class path.
     *
     * @param classPath jars and folders with this module, javacpp, ffmpeg and the libraries of the platform
     */
    public ChildPictureDecoder(PictureLimits limits, List<Path> classPath) {
        this(limits, () -> ChildCommand.of(limits, classPath));
    }

    ChildPictureDecoder(PictureLimits limits, Supplier<ProcessBuilder> command) {
        this.limits = limits;
        this.command = command;
        this.workers = Executors.newFixedThreadPool(limits.children(), threads);
        this.free = new ArrayBlockingQueue<>(limits.children(), true);
        for (int i = 0; i < limits.children(); i++) {
            Place place = new Place();
            places.add(place);
            free.add(place);
        }
    }

    /**
     * Starts all children, so that the first pictures do not wait for them; also tells at the start whether they can be started.
     *
     * @throws MediaException when a child does not start
     */
    public void warmUp() throws MediaException, InterruptedException {
        FutureTask<Boolean> started = new FutureTask<>(() -> {
            startAll();
            return true;
        });
        // Not on a worker, which a picture that has a child may be waiting for.
        threads.newThread(started).start();
        result(started);
    }

    private void startAll() throws MediaException, InterruptedException {
        List<Place> taken = new ArrayList<>();
        try {
            for (int i = 0; i < limits.children(); i++) {
                Place place = free.take();
                taken.add(place);
                living(place);
            }
        } finally {
            free.addAll(taken);
        }
    }

    @Override
    public DecodedPicture decode(byte[] file) throws MediaException, InterruptedException {
        if (file.length == 0) {
            throw new PictureRejectedException("the file is empty");
        }
        if (file.length > ChildCommand.LARGEST_FILE) {
            throw new PictureRejectedException("larger than " + (ChildCommand.LARGEST_FILE >> 20) + " MB");
        }
        if (quarantine.holds(file)) {
            throw new PictureRejectedException(null);
        }
        Place place = free.take();
        Future<DecodedPicture> decoded;
        try {
            decoded = workers.submit(() -> decode(place, file));
        } catch (RejectedExecutionException e) {
            free.add(place);
            throw new MediaException("The picture decoder is closed", e);
        }
        return result(decoded);
    }

    private static <T> T result(Future<T> work) throws MediaException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MediaException expected) {
                throw expected;
            }
            throw new MediaException("The picture decoder failed", e);
        }
    }

    /** Runs on a worker, which gives the place back even when nobody waits for the picture any more. */
    private DecodedPicture decode(Place place, byte[] file) throws MediaException {
        try {
            return living(place).decode(file);
        } finally {
            Child child = place.child;
            if (child != null && (closed || !child.isAlive())) {
                child.close();
                place.child = null;
                deaths.increment();
                if (!child.isStarved()) {
                    quarantine.died(file);
                }
            }
            free.add(place);
        }
    }

    private Child living(Place place) throws MediaException {
        if (closed) {
            throw new MediaException("The picture decoder is closed");
        }
        Child child = place.child;
        if (child == null || !child.isAlive()) {
            child = Child.start(command.get(), limits, clock);
            place.child = child;
        }
        return child;
    }

    /** How the operating system confines the children that run now: the least of what they say, nothing when none runs. */
    public Confinement confinement() {
        return Confinement.ofBits(places.stream()
                .map(place -> place.child)
                .filter(Objects::nonNull)
                .mapToInt(child -> child.confinement().bits())
                .reduce((a, b) -> a & b)
                .orElse(0));
    }

    /** Children so far that crashed or were ended while they decoded. */
    public long deaths() {
        return deaths.sum();
    }

    /** Process ids of the children. */
    List<Long> pids() {
        return places.stream()
                .map(place -> place.child)
                .filter(child -> child != null && child.isAlive())
                .map(Child::pid)
                .toList();
    }

    /** Ends all children; pictures that are being decoded are rejected. */
    @Override
    public void close() {
        closed = true;
        for (Place place : places) {
            Child child = place.child;
            if (child != null) {
                child.close();
            }
        }
        workers.shutdown();
        clock.shutdownNow();
    }
}
