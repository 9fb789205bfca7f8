package dev.koma.indexbuilder.refinement;

import dev.koma.indexbuilder.refinement.StretchDecoder.Stretch;
import dev.koma.sceneindex.run.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stretches that were asked for last: people search again with a slightly different picture. Safe for several threads. */
final class StretchMemory {
    private final Map<Stretch, List<Run>> runs;

    StretchMemory(int most) {
        runs = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Stretch, List<Run>> eldest) {
                return size() > most;
            }
        };
    }

    synchronized @Nullable List<Run> get(Stretch stretch) {
        return runs.get(stretch);
    }

    synchronized void put(Stretch stretch, List<Run> found) {
        runs.put(stretch, found);
    }
}
