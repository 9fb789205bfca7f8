package dev.koma.discordbot;

import dev.koma.botcore.contract.SeenMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** A message of the bot: checked as Discord checks it. */
public final class SentMessage {
    private static final int MOST_ROWS = 5;

    final String id;
    final String channel;
    public final boolean quiet;
    private DataObject data = DataObject.empty();
    private byte[] file;
    boolean thinking;
    volatile boolean deleted;

    SentMessage(String id, String channel, boolean quiet, boolean thinking) {
        this.id = id;
        this.channel = channel;
        this.quiet = quiet;
        this.thinking = thinking;
    }

    public DataObject data() {
        return data;
    }

    public byte[] file() {
        return file;
    }

    /** What is wrong with a message, or null. */
    static String problem(DataObject body, byte[] file, boolean isNew) {
        String content = body.getString("content", "");
        DataArray embeds = body.optArray("embeds").orElseGet(DataArray::empty);
        DataArray rows = body.optArray("components").orElseGet(DataArray::empty);
        if (content.length() > 2000) {
            return "content: must be 2000 or fewer in length";
        }
        if (isNew && content.isBlank() && embeds.isEmpty() && file == null) {
            return "empty message";
        }
        DataObject mentions = body.optObject("allowed_mentions").orElse(null);
        if (mentions == null || !mentions.getArray("parse").isEmpty()) {
            return "the test allows no mentions: " + body;
        }
        String embedProblem = embedProblem(embeds);
        return embedProblem == null ? rowProblem(rows) : embedProblem;
    }

    private static String embedProblem(DataArray embeds) {
        int total = 0;
        for (int i = 0; i < embeds.length(); i++) {
            DataObject embed = embeds.getObject(i);
            String title = embed.getString("title", "");
            String description = embed.getString("description", "");
            total += title.length() + description.length();
            if (title.length() > 256 || description.length() > 4096) {
                return "embed: too long";
            }
            DataArray fields = embed.optArray("fields").orElseGet(DataArray::empty);
            for (int f = 0; f < fields.length(); f++) {
                String name = fields.getObject(f).getString("name");
                String value = fields.getObject(f).getString("value");
                total += name.length() + value.length();
                if (name.isBlank() || value.isBlank() || name.length() > 256 || value.length() > 1024) {
                    return "field: blank or too long";
                }
            }
        }
        return total > 6000 || embeds.length() > 10 ? "embeds: too long" : null;
    }

    private static String rowProblem(DataArray rows) {
        Set<String> ids = new HashSet<>();
        for (int r = 0; r < rows.length(); r++) {
            DataArray children = rows.getObject(r).getArray("components");
            if (children.isEmpty() || children.length() > 5) {
                return "components: 1 to 5 in a row";
            }
            for (int c = 0; c < children.length(); c++) {
                DataObject child = children.getObject(c);
                String id = child.getString("custom_id");
                DataArray options = child.optArray("options").orElseGet(DataArray::empty);
                if (id.length() > 100
                        || !ids.add(id)
                        || child.getString("label", "").length() > 80
                        || options.length() > 25) {
                    return "components: " + child;
                }
            }
        }
        return rows.length() > MOST_ROWS ? "components: too many rows" : null;
    }

    /** What is not in the body stays as it is. */
    synchronized void change(DataObject body, byte[] newFile) {
        DataObject changed = DataObject.fromJson(data.toString());
        for (String key : List.of("content", "embeds", "components")) {
            if (body.hasKey(key) && !body.isNull(key)) {
                changed.put(key, body.get(key));
            }
        }
        if (body.hasKey("attachments")) {
            changed.put("attachments", body.get("attachments"));
            file = newFile;
        }
        data = DataObject.fromJson(changed.toString());
        thinking = false;
    }

    public synchronized SeenMessage seen() {
        List<String> words = new ArrayList<>();
        words.add(DiscordReader.read(data.getString("content", "")));
        DataArray embeds = data.optArray("embeds").orElseGet(DataArray::empty);
        for (int i = 0; i < embeds.length(); i++) {
            DataObject embed = embeds.getObject(i);
            words.add(DiscordReader.read(embed.getString("title", "")));
            words.add(DiscordReader.read(embed.getString("description", "")));
            DataArray fields = embed.optArray("fields").orElseGet(DataArray::empty);
            for (int f = 0; f < fields.length(); f++) {
                words.add(DiscordReader.read(fields.getObject(f).getString("name") + ": "
                        + fields.getObject(f).getString("value")));
            }
        }
        return new SeenMessage(String.join("\n", words).strip(), file, buttons());
    }

    private List<String> buttons() {
        List<String> ids = new ArrayList<>();
        DataArray rows = data.optArray("components").orElseGet(DataArray::empty);
        for (int r = 0; r < rows.length(); r++) {
            DataArray children = rows.getObject(r).getArray("components");
            for (int c = 0; c < children.length(); c++) {
                DataObject child = children.getObject(c);
                if (child.getInt("type") == 3) {
                    DataArray options = child.getArray("options");
                    for (int o = 0; o < options.length(); o++) {
                        ids.add(options.getObject(o).getString("value"));
                    }
                } else {
                    ids.add(child.getString("custom_id"));
                }
            }
        }
        return ids;
    }

    DataObject json() {
        DataObject message = Payloads.message(id, channel, data.getString("content", ""), List.of());
        message.put("author", Payloads.user(Payloads.BOT));
        message.put("application_id", Payloads.APPLICATION);
        DataArray embeds = data.optArray("embeds").orElseGet(DataArray::empty);
        for (int i = 0; i < embeds.length(); i++) {
            embeds.getObject(i).put("type", "rich");
        }
        message.put("embeds", embeds);
        return message.put("components", data.optArray("components").orElseGet(DataArray::empty));
    }
}
