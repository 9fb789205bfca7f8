package dev.koma.botcore.conversation;

import dev.koma.botcore.contract.ChatPlatformContract;
import dev.koma.botcore.contract.ChatWorld;
import dev.koma.botcore.contract.SeenMessage;
import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.ChatUser;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.platform.ChatPlatform;
import java.util.List;

/** The platform of the other tests is one. */
class FakePlatformTest extends ChatPlatformContract {
    @Override
    protected ChatWorld newWorld() {
        FakePlatform platform = new FakePlatform();
        return new ChatWorld() {
            private ChatEvent last;

            @Override
            public ChatPlatform platform() {
                return platform;
            }

            @Override
            public void sendPicture(byte[] file, String text) {
                PictureRef picture = platform.picture(PictureRef.Kind.PHOTO, file);
                last = platform.message(platform.origin("ann", FakePlatform.alone()), text, picture);
                platform.send(last);
            }

            @Override
            public void redeliver() {
                platform.send(last);
            }

            @Override
            public boolean canRedeliver() {
                return true;
            }

            @Override
            public void press(String button) {
                Origin origin = new Origin(
                        "fake",
                        "press",
                        new ChatUser("ann", false, false, null),
                        FakePlatform.alone(),
                        platform.target(platform.messageWith(button)));
                platform.send(new ChatEvent.ButtonPressed(origin, button));
            }

            @Override
            public List<SeenMessage> seen() {
                return platform.seen();
            }

            @Override
            public void cut(boolean down) {
                platform.down = down;
            }

            @Override
            public boolean hasNetwork() {
                return true;
            }

            @Override
            public void close() {}
        };
    }
}
