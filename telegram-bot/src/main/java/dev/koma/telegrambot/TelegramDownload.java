package dev.koma.telegrambot;

import dev.koma.botcore.platform.Download;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import okhttp3.Response;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.objects.File;

/** Fetches files by their ids. The library's own download takes the page of an error for the file. */
final class TelegramDownload {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final TelegramApi api;

    TelegramDownload(TelegramApi api) {
        this.api = api;
    }

    Download fetch(String fileId, long limit) {
        return switch (api.execute(new GetFile(fileId))) {
            case ApiResult.Done<File>(File file) -> {
                if (file.getFileSize() != null && file.getFileSize() > limit) {
                    yield new Download.TooLarge();
                }
                yield file.getFilePath() == null ? new Download.Gone() : content(file.getFilePath(), limit);
            }
            case ApiResult.Refused<File> refused -> refused(refused);
            case ApiResult.Unreachable<File> unreachable -> new Download.Unreachable(SOON);
        };
    }

    private static Download refused(ApiResult.Refused<File> refused) {
        if (refused.retryAfter() != null) {
            return new Download.Unreachable(refused.retryAfter());
        }
        if (refused.isTokenBad()) {
            return new Download.Unreachable(SOON);
        }
        return refused.says("too big") ? new Download.TooLarge() : new Download.Gone();
    }

    private Download content(String path, long limit) {
        try (Response response = api.file(path)) {
            if (response.code() >= 500 || response.code() == 429) {
                return new Download.Unreachable(SOON);
            }
            if (!response.isSuccessful()) {
                return new Download.Gone();
            }
            int most = (int) Math.min(limit, Integer.MAX_VALUE - 8L);
            InputStream stream = response.body().byteStream();
            byte[] bytes = stream.readNBytes(most);
            return bytes.length == most && stream.read() >= 0 ? new Download.TooLarge() : new Download.Complete(bytes);
        } catch (IOException e) {
            return new Download.Unreachable(SOON);
        }
    }
}
