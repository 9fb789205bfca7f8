package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.ingest.IndexingListener;
import java.io.PrintWriter;

/** Shows people how the indexing goes. */
interface ProgressDisplay extends IndexingListener, AutoCloseable {
    @Override
    void close();

    /** A bar on a terminal, elsewhere a line for each finished video. */
    static ProgressDisplay of(CommandContext context, PrintWriter err) {
        return context.terminal() == null ? new ProgressLines(err) : new ProgressBarDisplay(context.terminal());
    }
}
