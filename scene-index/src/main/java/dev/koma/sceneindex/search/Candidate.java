package dev.koma.sceneindex.search;

import dev.koma.sceneindex.local.LocalMatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of a video where the picture may be from: what looks like it, or shares features with it, at about one time. */
final class Candidate {
    /** Times that are not further apart are one candidate. */
    private static final long REACH_MICROS = 2_000_000;

    private final boolean mirrored;
    private final boolean negative;
    private final RunView where;
    private @Nullable Sighting sighting;
    private final List<LocalMatch> matches = new ArrayList<>();

    private Candidate(boolean mirrored, boolean negative, RunView where) {
        this.mirrored = mirrored;
        this.negative = negative;
        this.where = where;
    }

    static Candidate of(Sighting sighting) {
        Candidate candidate = new Candidate(sighting.look().mirrored(), false, sighting.run());
        candidate.sighting = sighting;
        return candidate;
    }

    static Candidate of(LocalMatch match, RunView first) {
        Candidate candidate =
                new Candidate(match.side().mirrored(), match.side().negative(), first);
        candidate.matches.add(match);
        return candidate;
    }

    /** Takes a sighting that belongs here. */
    boolean absorb(Sighting other) {
        if (other.look().mirrored() != mirrored || !isNear(other.run())) {
            return false;
        }
        if (sighting == null || Ranking.NEAREST.compare(other, sighting) < 0) {
            sighting = other;
        }
        return true;
    }

    /** Takes a match that belongs here. */
    boolean absorb(LocalMatch match, RunView first) {
        if (match.side().mirrored() != mirrored || match.side().negative() != negative || !isNear(first)) {
            return false;
        }
        matches.add(match);
        return true;
    }

    private boolean isNear(RunView other) {
        return other.video().id().equals(where.video().id())
                && Math.abs(other.run().startMicros() - where.run().startMicros()) <= REACH_MICROS;
    }

    boolean mirrored() {
        return mirrored;
    }

    @Nullable Sighting sighting() {
        return sighting;
    }

    /** Heaviest first. */
    List<LocalMatch> matches() {
        return matches;
    }
}
