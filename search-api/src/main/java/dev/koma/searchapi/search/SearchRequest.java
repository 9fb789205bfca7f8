package dev.koma.searchapi.search;

import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.http.Upload;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * What is to be searched, as far as that can be told without fetching or decoding anything.
 *
 * @param url where the picture is, or null when it is the upload
 * @param upload the bytes of the body, empty when the picture is elsewhere
 */
record SearchRequest(
        @Nullable String url, Upload upload, boolean cutBorders, boolean anilistInfo, AnilistFilter filter) {
    /** What {@link Intake} has read of this request. */
    static SearchRequest of(RoutingContext context) {
        SearchRequest request = context.get(SearchRequest.class.getName());
        if (request == null) {
            throw new IllegalStateException("nobody has read " + context.normalizedPath());
        }
        return request;
    }

    void attachTo(RoutingContext context) {
        context.put(SearchRequest.class.getName(), this);
    }

    /** @throws ApiException 400 when there is nothing to search, or not where the request says */
    static SearchRequest read(RoutingContext context) {
        SearchParameters parameters = SearchParameters.parse(context.request().query());
        AnilistFilter filter = AnilistFilter.of(parameters.anilist());
        Upload upload = Upload.of(context);
        String url = parameters.url();
        if (url == null && upload.isEmpty()) {
            throw new ApiException(400, "No image: send url, a multipart file or a raw body");
        }
        boolean uploaded = url == null || url.isEmpty() && !upload.isEmpty();
        return new SearchRequest(
                uploaded ? null : url, upload, parameters.cutBorders(), parameters.anilistInfo(), filter);
    }
}
