package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.ingest.IndexingProgress;
import dev.koma.indexbuilder.ingest.IndexingWork;
import dev.koma.indexbuilder.ingest.Pass;
import dev.koma.indexbuilder.ingest.VideoOutcome;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.media.MediaException;
import dev.koma.media.probe.Probe;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar over the playing time of all videos, so that the remaining time is worth something. */
final class ProgressBarDisplay implements ProgressDisplay {
    private static final int WIDTH = 110;
    private static final int LONGEST_NAME = 30;

    private final PrintStream terminal;
    private final Map<VideoFile, Long> seconds = new HashMap<>();
    private @Nullable ProgressBar bar;
    private final PassCounter counter = new PassCounter();
    private long doneSeconds;

    ProgressBarDisplay(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void planned(IndexingWork work) {
        counter.planned(work);
        if (work.firstPass().isEmpty() && work.fullPass().isEmpty()) {
            return;
        }
        bar = new ProgressBarBuilder()
                .setTaskName("")
                .setInitialMax(total())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setUnit("s", 1)
                .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
                .build();
    }

    /** Each pass has its own scale: the first one is many times faster. */
    private long total() {
        return counter.videos().stream().mapToLong(this::secondsOf).sum();
    }

    private long secondsOf(VideoFile video) {
        return seconds.computeIfAbsent(video, ProgressBarDisplay::claimedSeconds);
    }

    @Override
    public void started(VideoFile video, Pass pass) {
        counter.started(video, pass);
        doneSeconds = counter.done().stream().mapToLong(this::secondsOf).sum();
        ProgressBar shown = bar;
        if (shown != null) {
            shown.maxHint(total());
            shown.stepTo(doneSeconds);
        }
    }

    /** What cannot be opened costs next to nothing. */
    private static long claimedSeconds(VideoFile video) {
        try {
            return Math.max(1, Probe.probe(video.path()).durationMicros() / 1_000_000);
        } catch (MediaException e) {
            return 1;
        }
    }

    @Override
    public void progress(IndexingProgress progress) {
        ProgressBar shown = bar;
        if (shown == null || progress.frames() == 0) {
            return;
        }
        double position = progress.positionMicros() / 1e6;
        shown.stepTo(doneSeconds + (long) position);
        double realTime = position * progress.framesPerSecond() / progress.frames();
        shown.setExtraMessage(String.format(
                Locale.ROOT,
                " %s %.0f fps %.1fx %s",
                counter.text(counter.done().size() + 1),
                progress.framesPerSecond(),
                realTime,
                shortName(progress)));
    }

    private static String shortName(IndexingProgress progress) {
        String name = TerminalText.escape(String.valueOf(progress.path().getFileName()));
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    @Override
    public void finished(VideoFile video, VideoOutcome outcome) {
        counter.finished(video, outcome);
    }

    @Override
    public void waiting(List<VideoFile> videos) {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.setExtraMessage(" waiting for " + videos.size() + " files that are still being written");
        }
    }

    @Override
    public void close() {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.close();
        }
    }
}
