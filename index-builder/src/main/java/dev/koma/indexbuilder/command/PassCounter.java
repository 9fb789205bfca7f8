package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.ingest.IndexingWork;
import dev.koma.indexbuilder.ingest.Pass;
import dev.koma.indexbuilder.ingest.VideoOutcome;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.sceneindex.catalog.Coverage;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Counts, for people, how many videos of how many are done in the pass that is on. */
final class PassCounter {
    private final Set<VideoFile> firstPass = new LinkedHashSet<>();
    private final Set<VideoFile> fullPass = new LinkedHashSet<>();
    private final Set<VideoFile> firstDone = new HashSet<>();
    private final Set<VideoFile> fullDone = new HashSet<>();
    private Pass pass = Pass.FIRST;

    void planned(IndexingWork work) {
        firstPass.addAll(work.firstPass());
        fullPass.addAll(work.fullPass());
    }

    void started(VideoFile video, Pass begun) {
        pass = begun;
        (begun == Pass.FIRST ? firstPass : fullPass).add(video);
    }

    void finished(VideoFile video, VideoOutcome outcome) {
        boolean again = outcome instanceof VideoOutcome.Changed || outcome instanceof VideoOutcome.Stopped;
        if (!again) {
            (pass == Pass.FIRST ? firstDone : fullDone).add(video);
        }
        boolean fullFollows = outcome instanceof VideoOutcome.Deferred
                || outcome instanceof VideoOutcome.Indexed indexed
                        && indexed.video().coverage() == Coverage.KEYFRAMES;
        if (fullFollows) {
            fullPass.add(video);
        }
    }

    /** Videos of the pass that is on. */
    Set<VideoFile> videos() {
        return pass == Pass.FIRST ? firstPass : fullPass;
    }

    /** Those of them that are done. */
    Set<VideoFile> done() {
        return pass == Pass.FIRST ? firstDone : fullDone;
    }

    /** Such as {@code first pass 3/120}. */
    String text(int number) {
        return "%s pass %d/%d".formatted(pass == Pass.FIRST ? "first" : "full", number, videos().size());
    }
}
