package dev.koma.botcore.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.koma.botcore.contract.ChatPlatformContract;
import dev.koma.botcore.contract.ChatWorld;
import dev.koma.botcore.contract.SeenMessage;
import dev.koma.botcore.platform.ChatPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalPlatformTest extends ChatPlatformContract {
    @TempDir
    Path directory;

    private int pictures;

    @Override
    protected ChatWorld newWorld() {
        RecordedScreen screen = new RecordedScreen();
        TerminalPlatform platform = new TerminalPlatform(screen, directory.resolve("clips"), "en");
        return new ChatWorld() {
            @Override
            public ChatPlatform platform() {
                return platform;
            }

            @Override
            public void sendPicture(byte[] file, String text) {
                try {
                    Path picture = Files.write(directory.resolve("a picture " + pictures++), file);
                    platform.type("\"" + picture + "\" " + text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void redeliver() {
                throw new IllegalStateException();
            }

            @Override
            public boolean canRedeliver() {
                return false;
            }

            @Override
            public void press(String button) {
                platform.type(String.valueOf(screen.numbers.get(button)));
            }

            @Override
            public List<SeenMessage> seen() {
                synchronized (screen.messages) {
                    return List.copyOf(screen.messages.values());
                }
            }

            @Override
            public void cut(boolean down) {
                throw new IllegalStateException();
            }

            @Override
            public boolean hasNetwork() {
                return false;
            }

            @Override
            public void close() {}
        };
    }

    private static final class RecordedScreen implements Screen {
        private final Map<Integer, SeenMessage> messages = new TreeMap<>();
        private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

        @Override
        public void show(int message, String words, Path file, List<NumberedButton> buttons) {
            buttons.forEach(numbered -> numbers.put(numbered.button().id(), numbered.number()));
            try {
                byte[] bytes = file == null ? null : Files.readAllBytes(file);
                List<String> ids =
                        buttons.stream().map(numbered -> numbered.button().id()).toList();
                synchronized (messages) {
                    messages.put(message, new SeenMessage(words, bytes, ids));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void note(String words) {}
    }

    @Test
    void tellsPicturesFromWords() throws IOException {
        Path file = Files.createFile(directory.resolve("two words.png"));
        assertEquals(new TypedLine(List.of(file.toString()), ""), TypedLine.read(" " + file + " "));
        assertEquals(
                new TypedLine(List.of(file.toString(), "https://a.example/x"), "mute please"),
                TypedLine.read("mute '" + file + "' https://a.example/x please"));
    }
}
