package dev.koma.telegrambot;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Serializable;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** Calls of the Bot API whose results are values, and whose words never contain the token. */
final class TelegramApi implements AutoCloseable {
    static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final int AT_ONCE = 64;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(50);
    /** Above the timeout of a poll, after which Telegram should have answered. */
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** Shorter than servers keep idle connections, so that a message is not sent into a closed one. */
    private static final int IDLE_SECONDS = 20;

    private final String token;
    private final URI base;
    private final OkHttpClient calls;
    private final OkHttpClient files;
    private final OkHttpClient polls;
    private final OkHttpTelegramClient client;

    /** A call by the library's client. */
    interface Call<T> {
        T on(OkHttpTelegramClient client) throws TelegramApiException;
    }

    TelegramApi(TelegramSettings settings) {
        token = settings.token();
        base = settings.api();
        files = client(CALL).build();
        calls = files.newBuilder().addInterceptor(jsonOnly()).build();
        polls = client(settings.pollTimeout().plus(GRACE)).build();
        client = new OkHttpTelegramClient(
                calls, token, new TelegramUrl(base.getScheme(), base.getHost(), port(base), false));
    }

    private static int port(URI base) {
        if (base.getPort() >= 0) {
            return base.getPort();
        }
        return "http".equals(base.getScheme()) ? 80 : 443;
    }

    private static OkHttpClient.Builder client(Duration call) {
        Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
        dispatcher.setMaxRequests(AT_ONCE);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS))
                .retryOnConnectionFailure(false) // it would send a message twice
                .followRedirects(false)
                .connectTimeout(CONNECT)
                .readTimeout(call)
                .writeTimeout(call)
                .callTimeout(call);
    }

    private static Interceptor jsonOnly() {
        return chain -> {
            Response response = chain.proceed(chain.request());
            MediaType type = response.body().contentType();
            if (type == null || !type.subtype().equals("json")) {
                response.close();
                throw new NotTelegramException(response.code());
            }
            return response;
        };
    }

    <T extends Serializable> ApiResult<T> execute(BotApiMethod<T> method) {
        return call(telegram -> telegram.execute(method));
    }

    <T> ApiResult<T> call(Call<T> call) {
        try {
            return new ApiResult.Done<>(call.on(client));
        } catch (TelegramApiException e) {
            return failure(e);
        } catch (RuntimeException e) {
            return new ApiResult.Unreachable<>(false, "cannot be sent: " + clean(e));
        }
    }

    private <T> ApiResult<T> failure(TelegramApiException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return new ApiResult.Unreachable<>(true, "interrupted");
            }
            if (cause instanceof TelegramApiRequestException said && said.getErrorCode() != null) {
                return refused(said);
            }
            if (cause instanceof NotTelegramException other) {
                // a gateway that lost patience may have passed the call on
                return new ApiResult.Unreachable<>(other.status() == 504, clean(other));
            }
            if (cause instanceof IOException broken) {
                return new ApiResult.Unreachable<>(!isBeforeSending(broken), clean(broken));
            }
        }
        return new ApiResult.Unreachable<>(true, clean(failure));
    }

    private static boolean isBeforeSending(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException;
    }

    private <T> ApiResult<T> refused(TelegramApiRequestException said) {
        ResponseParameters parameters = said.getParameters();
        Integer seconds = parameters == null ? null : parameters.getRetryAfter();
        int code = said.getErrorCode();
        if (code >= 500) {
            return new ApiResult.Unreachable<>(false, clean(said));
        }
        return new ApiResult.Refused<>(
                code,
                lower(said.getApiResponse()),
                seconds == null ? null : Duration.ofSeconds(Math.clamp(seconds, 1, 86_400)),
                parameters == null ? null : parameters.getMigrateToChatId());
    }

    private static String lower(@Nullable String words) {
        return words == null ? "" : words.toLowerCase(Locale.ROOT);
    }

    /** In one line, without the token, which is a part of every address. */
    private String clean(Throwable failure) {
        String words = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return words.replace(token, "…").lines().findFirst().orElse("");
    }

    /**
     * The updates from {@code offset} on, waiting for the first one. They are read one by one, as one that is not understood must not
     * hide the others.
     */
    ApiResult<List<JsonNode>> updates(long offset, Duration wait) {
        String asked = JSON.createObjectNode()
                .put("offset", offset)
                .put("timeout", wait.toSeconds())
                .set("allowed_updates", JSON.valueToTree(UpdateReader.KINDS))
                .toString();
        Request request = new Request.Builder()
                .url(url("bot" + token, "getUpdates"))
                .post(RequestBody.create(asked, MediaType.parse("application/json")))
                .build();
        try (Response response = polls.newCall(request).execute()) {
            JsonNode body;
            try {
                body = JSON.readTree(response.body().byteStream());
            } catch (IOException e) {
                return new ApiResult.Unreachable<>(false, "HTTP " + response.code() + " without JSON");
            }
            return updates(body, response.code());
        } catch (IOException e) {
            return new ApiResult.Unreachable<>(false, clean(e));
        }
    }

    private static ApiResult<List<JsonNode>> updates(JsonNode body, int status) {
        if (body.path("ok").asBoolean() && body.path("result").isArray()) {
            return new ApiResult.Done<>(
                    List.copyOf(body.get("result").valueStream().toList()));
        }
        JsonNode wait = body.path("parameters").path("retry_after");
        return new ApiResult.Refused<>(
                body.path("error_code").asInt(status),
                lower(body.path("description").asText()),
                wait.isInt() ? Duration.ofSeconds(Math.clamp(wait.asInt(), 1, 86_400)) : null,
                null);
    }

    /** Breaks off polls that hang. */
    void breakPolls() {
        polls.dispatcher().cancelAll();
    }

    /** The content of a file whose path {@code getFile} gave; to be closed. */
    Response file(String path) throws IOException {
        String[] segments = ("file/bot" + token + "/" + path).split("/", -1);
        for (String segment : segments) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IOException("not a path of a file");
            }
        }
        return files.newCall(new Request.Builder().url(url(segments)).build()).execute();
    }

    private HttpUrl url(String... segments) {
        HttpUrl.Builder url = new HttpUrl.Builder()
                .scheme(String.valueOf(base.getScheme()))
                .host(String.valueOf(base.getHost()))
                .port(port(base));
        for (String segment : segments) {
            url.addPathSegment(segment);
        }
        return url.build();
    }

    @Override
    public void close() {
        for (OkHttpClient one : List.of(polls, calls)) {
            one.dispatcher().cancelAll();
            one.dispatcher().executorService().shutdown();
            one.connectionPool().evictAll();
        }
    }
}
