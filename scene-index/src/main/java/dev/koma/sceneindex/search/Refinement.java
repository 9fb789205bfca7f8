package dev.koma.sceneindex.search;

import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.view.IndexView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks again at what only a first pass has seen: decodes the video around the likeliest candidates, so that the right frame
 * between two of the codec's key frames can be told. Where a video cannot be decoded, what the first pass knew of it stands. One
 * refinement a search, which bounds how much a search decodes.
 */
final class Refinement {
    private static final System.Logger LOG = System.getLogger(Refinement.class.getName());

    /** Most stretches that a search decodes. */
    static final int STRETCHES = 3;
    /** Longest of them. */
    static final long LONGEST_MICROS = 12_000_000;
    /** Less than this before or after the decoded runs of a key frame is not worth an estimate. */
    private static final long SLACK_MICROS = 100_000;

    private final IndexView index;
    private final KeyframeTimeline timeline;
    private final RunDecoder decoder;
    private final Set<Integer> tried = new HashSet<>();
    private int stretches;
    private boolean logged;

    Refinement(IndexView index, KeyframeTimeline timeline, RunDecoder decoder) {
        this.index = index;
        this.timeline = timeline;
        this.decoder = decoder;
    }

    /** Judges candidates, the likeliest of them by what is decoded around them; best first. */
    List<Find> finds(List<Candidate> candidates, FineStage fine) throws IOException {
        List<Contender> judged = judged(candidates, fine);
        decodeAround(judged.stream().map(one -> one.find().run()).toList());
        if (judged.stream().anyMatch(one -> timeline.isRefined(one.find().run().keyframe()))) {
            judged = judged(candidates, fine);
        }
        return fine.settle(judged);
    }

    private static List<Contender> judged(List<Candidate> candidates, FineStage fine) throws IOException {
        List<Contender> judged = new ArrayList<>();
        for (Candidate candidate : candidates) {
            judged.addAll(fine.judge(candidate));
        }
        judged.sort(FineStage.SUREST);
        return judged;
    }

    /** Decodes around the first of the sightings, which is known to be the one. */
    List<Sighting> sightings(List<Sighting> sightings) throws IOException {
        decodeAround(List.of(sightings.getFirst().run()));
        List<Sighting> refined = new ArrayList<>();
        for (Sighting sighting : sightings) {
            int keyframe = sighting.run().keyframe();
            if (timeline.isRefined(keyframe)) {
                for (int i = 0; i < timeline.runsOf(keyframe).size(); i++) {
                    RunView run = timeline.view(keyframe, i);
                    double distance = Ranking.distance(
                            sighting.look().descriptor(), run.run().descriptor());
                    refined.add(new Sighting(sighting.look(), run, distance));
                }
            } else {
                refined.add(sighting);
            }
        }
        refined.sort(Ranking.NEAREST);
        return refined;
    }

    /** @param hits likeliest first */
    private void decodeAround(List<RunView> hits) throws IOException {
        boolean likeliest = true;
        for (RunView hit : hits) {
            if (timeline.isEstimated(hit) && tried.add(hit.keyframe())) {
                decodeAround(hit, likeliest);
            }
            likeliest = false;
        }
    }

    /**
     * The picture may be from after the key frame that it looks like, or from before: the key frame before it is decoded too,
     * at once where both are short enough, else only for the likeliest hit.
     */
    private void decodeAround(RunView hit, boolean likeliest) throws IOException {
        Run own = timeline.runsOf(hit.keyframe()).getFirst();
        int before = index.before(hit.keyframe());
        long end = Math.min(own.endMicros(), own.startMicros() + LONGEST_MICROS);
        if (before < 0 || !tried.add(before)) {
            decode(hit, own.startMicros(), end, List.of(hit.keyframe()));
            return;
        }
        long start = timeline.runsOf(before).getFirst().startMicros();
        if (own.endMicros() - start <= LONGEST_MICROS) {
            decode(hit, start, end, List.of(before, hit.keyframe()));
            return;
        }
        decode(hit, own.startMicros(), end, List.of(hit.keyframe()));
        if (likeliest) {
            decode(hit, Math.max(start, own.startMicros() - LONGEST_MICROS), own.startMicros(), List.of(before));
        } else {
            tried.remove(before);
        }
    }

    private void decode(RunView hit, long from, long to, List<Integer> keyframes) throws IOException {
        if (stretches == STRETCHES) {
            return;
        }
        stretches++;
        List<Run> decoded = decoded(hit, from, to);
        for (int keyframe : keyframes) {
            Run estimate = timeline.runsOf(keyframe).getFirst();
            List<Run> fresh = within(decoded, estimate);
            if (!fresh.isEmpty()) {
                timeline.replace(keyframe, fresh, framed(fresh, estimate));
            }
        }
    }

    private List<Run> decoded(RunView hit, long from, long to) {
        try {
            List<Run> runs = decoder.runs(hit.video(), from, to);
            if (runs.isEmpty()) {
                log(hit, null);
            }
            return runs;
        } catch (IOException e) {
            log(hit, e);
            return List.of();
        }
    }

    private void log(RunView hit, @Nullable IOException e) {
        if (!logged) {
            logged = true;
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "Nothing could be decoded of " + hit.video().path() + "; its key frames have to do",
                    e);
        }
    }

    /** What lies in the span of an estimate; runs that lie in it partly are cut. */
    private static List<Run> within(List<Run> runs, Run estimate) {
        return runs.stream()
                .filter(run -> run.startMicros() < estimate.endMicros() && run.endMicros() > estimate.startMicros())
                .map(run -> part(
                        run,
                        Math.max(run.startMicros(), estimate.startMicros()),
                        Math.min(run.endMicros(), estimate.endMicros())))
                .toList();
    }

    /** The estimate stands for what was not decoded before and after. */
    private static List<Run> framed(List<Run> fresh, Run estimate) {
        List<Run> runs = new ArrayList<>();
        long start = fresh.getFirst().startMicros();
        long end = fresh.getLast().endMicros();
        if (start - estimate.startMicros() >= SLACK_MICROS) {
            runs.add(part(estimate, estimate.startMicros(), start));
        }
        runs.addAll(fresh);
        if (estimate.endMicros() - end >= SLACK_MICROS) {
            runs.add(part(estimate, end, estimate.endMicros()));
        }
        return runs;
    }

    private static Run part(Run run, long from, long to) {
        double share = (double) (to - from) / (run.endMicros() - run.startMicros());
        return new Run(
                from,
                to,
                Math.max(1, (int) Math.round(run.frames() * share)),
                run.startsShot() && from == run.startMicros(),
                run.descriptor());
    }
}
