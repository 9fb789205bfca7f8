package dev.koma.searchapi.status;

import dev.koma.indexbuilder.ingest.LibraryStatus;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.library.IndexedLibrary;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** {@code /status}. */
@Path("/status")
@RunOnVirtualThread
public final class StatusResource {
    private final SceneIndex index;
    private final IndexedLibrary library;

    StatusResource(SceneIndex index, IndexedLibrary library) {
        this.index = index;
        this.library = library;
    }

    @GET
    public Response get() {
        try {
            LibraryStatus status = LibraryStatus.of(index.catalog(), library.status());
            return Response.ok(status, MediaType.APPLICATION_JSON_TYPE).build();
        } catch (IOException e) {
            throw new ApiException(503, "Database is not responding", e);
        }
    }
}
