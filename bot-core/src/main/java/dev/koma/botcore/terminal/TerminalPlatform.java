package dev.koma.botcore.terminal;

import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.ChatUser;
import dev.koma.botcore.event.MessageContent;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.Place;
import dev.koma.botcore.event.PlaceSettings;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.platform.ChatListener;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.platform.Download;
import dev.koma.botcore.platform.NotAcceptedException;
import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.botcore.platform.Stage;
import dev.koma.botcore.reply.Button;
import dev.koma.botcore.reply.Markup;
import dev.koma.botcore.reply.Media;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The terminal: a chat of one person with the bot, with commands that begin with a slash and buttons that have numbers. */
public final class TerminalPlatform implements ChatPlatform {
    private static final int LONGEST = 10_000;
    private static final long LARGEST_FILE = 1L << 30;
    private static final String USER = "me";

    private final Screen screen;
    private final Path clips;
    private final @Nullable String locale;
    private final Map<Integer, Pressable> buttons = new HashMap<>();

    private @Nullable ChatListener listener;
    private @Nullable Instant lastEvent;
    private int lines;
    private int messages;
    private int files;
    private int pressables;

    private record Pressable(int message, Button button) {}

    /**
     * @param clips directory for the files of answers
     * @param locale of the person, or null
     */
    public TerminalPlatform(Screen screen, Path clips, @Nullable String locale) {
        this.screen = screen;
        this.clips = clips;
        this.locale = locale;
    }

    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public synchronized void start(ChatListener newListener) {
        listener = newListener;
    }

    /** Takes a line that the person has typed; the answer comes later. */
    public void type(String line) {
        String typed = line.strip();
        if (!typed.isEmpty()) {
            hand(event(typed));
        }
    }

    private void hand(@Nullable ChatEvent event) {
        ChatListener hearing;
        synchronized (this) {
            hearing = listener;
            lastEvent = Instant.now();
        }
        if (event == null || hearing == null) {
            screen.note("?");
            return;
        }
        try {
            hearing.receive(event);
        } catch (NotAcceptedException | RuntimeException e) {
            screen.note(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable ChatEvent event(String typed) {
        if (typed.matches("\\d{1,6}")) {
            return press(Integer.parseInt(typed));
        }
        if (typed.startsWith("/") && !Files.exists(Path.of(typed.split(" ", 2)[0]))) {
            return command(typed.split("\\s+"));
        }
        TypedLine line = TypedLine.read(typed);
        Origin origin = origin(0);
        List<PictureRef> pictures = line.pictures().stream()
                .map(name -> new PictureRef(PictureRef.Kind.PHOTO, name, name, null, -1, false, null))
                .toList();
        MessageContent content = new MessageContent(origin.updateId(), line.words(), pictures, List.of(), null);
        return new ChatEvent.MessageReceived(origin, content, true, false);
    }

    private synchronized @Nullable ChatEvent press(int number) {
        Pressable pressed = buttons.get(number);
        return pressed == null ? null : new ChatEvent.ButtonPressed(origin(pressed.message), pressed.button.id());
    }

    private @Nullable ChatEvent command(String[] parts) {
        String argument = parts.length > 1 ? parts[1] : null;
        ChatEvent.Command command = switch (parts[0]) {
            case "/help", "/start" -> new ChatEvent.Command.Help();
            case "/privacy" -> new ChatEvent.Command.Privacy();
            case "/quota" -> new ChatEvent.Command.Quota();
            case "/language", "/lang" -> new ChatEvent.Command.Language(argument);
            case "/settings" -> new ChatEvent.Command.Settings(PlaceSettings.NONE);
            default -> null;
        };
        return command == null ? null : new ChatEvent.CommandGiven(origin(0), command);
    }

    private synchronized Origin origin(int message) {
        lines++;
        return new Origin(
                name(),
                "line" + lines,
                new ChatUser(USER, false, true, locale),
                new Place(USER, true, Place.Adult.ALLOWED, locale),
                new ReplyTarget(String.valueOf(message), LARGEST_FILE, null));
    }

    @Override
    public void acknowledge(ReplyTarget target, boolean quiet) {
        // whoever typed it sees it
    }

    @Override
    public Delivery whisper(ReplyTarget target, Text words) {
        screen.note(words.words());
        return new Delivery.Delivered();
    }

    @Override
    public void progress(ReplyTarget target, Stage stage, Text words) {
        screen.note(words.words());
    }

    @Override
    public Delivery deliver(ReplyTarget target, Reply reply) {
        int message;
        synchronized (this) {
            message = ++messages;
        }
        return show(message, reply);
    }

    @Override
    public Delivery replace(ReplyTarget target, Reply reply) {
        return show(Integer.parseInt(target.address()), reply);
    }

    private Delivery show(int message, Reply reply) {
        Media media = reply.media();
        if (media != null && media.bytes().length > LARGEST_FILE) {
            return new Delivery.TooLarge();
        }
        String words = reply.allText().write(Markup.NONE, LONGEST);
        try {
            screen.show(message, words, media == null ? null : write(media), numbered(message, reply));
        } catch (IOException e) {
            screen.show(message, words + "\n" + e, null, numbered(message, reply));
        }
        return new Delivery.Delivered();
    }

    private Path write(Media media) throws IOException {
        int number;
        synchronized (this) {
            number = ++files;
        }
        Files.createDirectories(clips);
        Path file = clips.resolve(number + "-" + Path.of(media.name()).getFileName());
        return Files.write(file, media.bytes());
    }

    private synchronized List<Screen.NumberedButton> numbered(int message, Reply reply) {
        List<Screen.NumberedButton> numbered = new ArrayList<>();
        Stream.concat(reply.buttons().stream().flatMap(List::stream), reply.choices().stream())
                .forEach(button -> {
                    pressables++;
                    buttons.put(pressables, new Pressable(message, button));
                    numbered.add(new Screen.NumberedButton(pressables, button));
                });
        return numbered;
    }

    @Override
    public boolean redeliveryReplaces() {
        return false;
    }

    @Override
    public boolean redeliversEvents() {
        return false;
    }

    @Override
    public Download download(PictureRef picture, long limit) {
        return TerminalDownload.of(picture.reference(), limit);
    }

    @Override
    public synchronized PlatformHealth health() {
        PlatformHealth.State state = listener == null ? PlatformHealth.State.STOPPED : PlatformHealth.State.CONNECTED;
        return new PlatformHealth(state, lastEvent, null);
    }

    @Override
    public synchronized void close() {
        listener = null;
    }
}
