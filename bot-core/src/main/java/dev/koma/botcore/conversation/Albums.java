package dev.koma.botcore.conversation;

import dev.koma.botcore.dispatch.Dispatcher;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Albums whose pictures come one by one: each further picture joins the request of the first, while that waits for them. */
final class Albums {
    private static final int MOST = 1000;

    private final Dispatcher dispatcher;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Waiting> eldest) {
            return size() > MOST;
        }
    };

    private record Waiting(String job, Task.Search task) {}

    Albums(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    synchronized void begin(String album, String job, Task.Search task) {
        waiting.put(album, new Waiting(job, task));
    }

    /** @return whether the pictures are part of a request now */
    synchronized boolean join(String album, List<PictureRef> more, Set<String> keys) throws StoreException {
        Waiting known = waiting.get(album);
        if (known == null) {
            return false;
        }
        List<PictureRef> pictures = new ArrayList<>(known.task.pictures());
        more.stream()
                .filter(picture ->
                        pictures.stream().noneMatch(other -> other.identity().equals(picture.identity())))
                .limit(Math.max(0, PictureChoice.MOST - pictures.size()))
                .forEach(pictures::add);
        Task.Search all = new Task.Search(
                known.task.origin(), known.task.replaces(), pictures, known.task.options(), known.task.mirrored());
        boolean joined = dispatcher.amend(known.job, Json.write(all), keys);
        if (joined) {
            waiting.put(album, new Waiting(known.job, all));
        } else {
            waiting.remove(album);
        }
        return joined;
    }
}
