package dev.koma.searchapi.preview;

/** Clips and stills wait apart: a page of ten stills shall not wait behind ten clips, which take far longer. */
record PreviewQueues(RenderQueue clips, RenderQueue stills) implements AutoCloseable {
    @Override
    public void close() {
        clips.close();
        stills.close();
    }
}
