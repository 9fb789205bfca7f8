package dev.koma.searchapi.preview;

/** Clips and stills wait apart: a page of ten stills shall not wait behind ten clips, which take far longer. */
record PreviewQueues(RenderQueue clips, RenderQueue stills) implements AutoCloseable {
    /** Whether anything is being rendered or waits for it. */
    boolean busy() {
        return clips.size() + stills.size() > 0;
    }

    @Override
    public void close() {
        clips.close();
        stills.close();
    }
}
