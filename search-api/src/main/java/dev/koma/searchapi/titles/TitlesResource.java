package dev.koma.searchapi.titles;

import dev.koma.searchapi.http.ApiException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** {@code /anilist}: titles of the library by name, for whoever lets people choose one. */
@Path("/anilist")
@RunOnVirtualThread
public final class TitlesResource {
    private static final int MOST = 25;

    private final TitleSearch titles;

    TitlesResource(TitleSearch titles) {
        this.titles = titles;
    }

    @GET
    public Response get(@QueryParam("q") @DefaultValue("") String typed) {
        try {
            return Response.ok(titles.find(typed, MOST), MediaType.APPLICATION_JSON_TYPE)
                    .build();
        } catch (IOException e) {
            throw new ApiException(503, "Database is not responding", e);
        }
    }
}
