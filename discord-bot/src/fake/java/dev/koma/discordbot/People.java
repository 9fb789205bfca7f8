package dev.koma.discordbot;

import dev.koma.discordbot.Payloads.Asker;
import java.util.List;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** What people do on the fake Discord. */
public final class People {
    private final FakeDiscord discord;

    public People(FakeDiscord discord) {
        this.discord = discord;
    }

    public DataObject attachment(byte[] file) {
        return attachment(file, "picture.png");
    }

    public DataObject attachment(byte[] file, String name) {
        String id = discord.nextId();
        return Payloads.attachment(id, discord.host(file, name), name, "image/png", file.length);
    }

    /** A file of which Discord says what it is and how large. */
    DataObject attachment(byte[] file, String name, String type, long size) {
        return Payloads.attachment(discord.nextId(), discord.host(file, name), name, type, size);
    }

    /** {@code /search image:} with more options. */
    public String search(Asker asker, DataObject attachment, DataObject... more) {
        String id = attachment.getString("id");
        DataArray options = Payloads.array(more).add(option(11, "image", id));
        DataObject resolved =
                DataObject.empty().put("attachments", DataObject.empty().put(id, attachment));
        return command(asker, "search", options, resolved);
    }

    public String command(Asker asker, String name, DataObject... options) {
        return command(asker, name, Payloads.array(options), DataObject.empty());
    }

    private String command(Asker asker, String name, DataArray options, DataObject resolved) {
        DataObject data = DataObject.empty()
                .put("id", "500")
                .put("name", name)
                .put("type", 1)
                .put("options", options)
                .put("resolved", resolved);
        return discord.interact(asker, 2, data, null);
    }

    public static DataObject option(int type, String name, Object value) {
        return DataObject.empty().put("type", type).put("name", name).put("value", value);
    }

    /** "Search this image" on a message. */
    public String searchMessage(Asker asker, DataObject message) {
        String id = message.getString("id");
        discord.keep(message);
        DataObject data = DataObject.empty()
                .put("id", "501")
                .put("name", "Search this image")
                .put("type", 3)
                .put("target_id", id)
                .put(
                        "resolved",
                        DataObject.empty().put("messages", DataObject.empty().put(id, message)));
        return discord.interact(asker, 2, data, null);
    }

    public DataObject message(String content, DataObject... attachments) {
        return Payloads.message(discord.nextId(), Payloads.CHANNEL, content, List.of(attachments));
    }

    public void type(Asker asker, String typed) {
        DataObject title = option(3, "title", typed).put("focused", true);
        DataObject data = DataObject.empty()
                .put("id", "500")
                .put("name", "search")
                .put("type", 1)
                .put("options", Payloads.array(title));
        discord.interact(asker, 4, data, null);
    }

    public void press(Asker asker, String button) {
        SentMessage on = discord.shown().stream()
                .filter(message -> message.seen().buttons().contains(button))
                .reduce((first, second) -> second)
                .orElseThrow();
        boolean menu = on.data().toString().contains("\"value\":\"" + button + "\"");
        DataObject data = DataObject.empty();
        if (menu) {
            data.put("component_type", 3)
                    .put("custom_id", "koma.choice")
                    .put("values", DataArray.empty().add(button));
        } else {
            data.put("component_type", 2).put("custom_id", button);
        }
        discord.interact(asker, 3, data, on);
    }

    /** Presses a button that no message has. */
    void forge(Asker asker, String button) {
        SentMessage on = discord.shown().getLast();
        discord.interact(asker, 3, DataObject.empty().put("component_type", 2).put("custom_id", button), on);
    }
}
