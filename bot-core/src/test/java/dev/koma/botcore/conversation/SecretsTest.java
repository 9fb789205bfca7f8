package dev.koma.botcore.conversation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.dispatch.Job;
import dev.koma.botcore.dispatch.StoredJob;
import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.ChatUser;
import dev.koma.botcore.event.MessageContent;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.event.SearchOptions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final String SECRET = "aW50ZXJhY3Rpb246dG9rZW4";

    private final Origin origin = new Origin(
            "discord",
            "1",
            new ChatUser("ann", false, false, "en"),
            FakePlatform.alone(),
            new ReplyTarget("channel/" + SECRET, 1000, null));
    private final PictureRef picture = new PictureRef(
            PictureRef.Kind.PHOTO, "https://cdn.example/a.png?sig=" + SECRET, "id", "image/png", 1, false, null);
    private final Task.Search task = new Task.Search(origin, false, List.of(picture), SearchOptions.NONE, false);

    @Test
    void X22_whatIsPrintedOfARequestShowsNoTokenAndNoSignedAddress() {
        Instant now = Instant.now();
        String stored = Json.write(task);
        assertTrue(stored.contains(SECRET), "what is stored works after a restart");
        Job job = new Job("id", "lane", "place", 1, 0, now, now, now, stored);
        MessageContent content = new MessageContent("m", "", List.of(picture), List.of(), null);
        for (Object printed : List.of(
                origin,
                picture,
                task,
                job,
                new StoredJob(job, true),
                content,
                new ChatEvent.MessageReceived(origin, content, true, false),
                new ChatEvent.SearchAsked(origin, content, SearchOptions.NONE),
                new ChatEvent.ButtonPressed(origin, "k.p." + "a".repeat(16) + ".1"),
                new Session("id", "owner", List.of(), List.of(picture), SearchOptions.NONE, false))) {
            assertFalse(printed.toString().contains(SECRET), printed::toString);
        }
    }
}
