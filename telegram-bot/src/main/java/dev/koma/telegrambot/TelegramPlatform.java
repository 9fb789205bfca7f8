package dev.koma.telegrambot;

import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.platform.ChatListener;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.platform.Download;
import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.botcore.platform.Stage;
import dev.koma.botcore.reply.Markup;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;

/** Telegram, by its Bot API. */
public final class TelegramPlatform implements ChatPlatform {
    static final String BAD_TOKEN =
            "Telegram does not know the bot's token (koma.telegram.token): copy it again from BotFather";

    private static final System.Logger LOG = System.getLogger(TelegramPlatform.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration NOT_STARTED = Duration.ofSeconds(1);
    private static final int LONGEST_ALERT = 200;

    private final TelegramSettings settings;
    private final TelegramApi api;
    private final TelegramSender sender;
    private final GuestReplies guests;
    private final TelegramDownload downloads;
    private final Chores chores = new Chores();
    private final Signs signs;
    private final Condition condition;
    private final @Nullable TelegramWebhook webhook;
    private @Nullable Thread connecting;
    private @Nullable Poller poller;
    private volatile boolean started;

    public TelegramPlatform(TelegramSettings settings, Clock clock) {
        this.settings = settings;
        api = new TelegramApi(settings);
        sender = new TelegramSender(api, new Pace(System::nanoTime), settings.largestUpload());
        guests = new GuestReplies(api);
        downloads = new TelegramDownload(api);
        signs = new Signs(api, chores);
        condition = new Condition(clock);
        webhook = settings.webhook() == null
                ? null
                : new TelegramWebhook(settings.webhook().secret());
    }

    @Override
    public String name() {
        return "telegram";
    }

    /** Where the host hands in what Telegram sends, if there is a webhook. */
    public Optional<TelegramWebhook> webhook() {
        return Optional.ofNullable(webhook);
    }

    @Override
    public synchronized void start(ChatListener listener) {
        started = true;
        condition.connecting();
        connecting = Thread.ofVirtual().name("telegram-start").start(() -> connect(listener));
    }

    private void connect(ChatListener listener) {
        Duration pause = FIRST_PAUSE;
        while (!condition.hasEnded()) {
            ApiResult<?> result = api.execute(new GetMe());
            if (result instanceof ApiResult.Done<?>(User self)) {
                result = chooseWay();
                if (result instanceof ApiResult.Done<?>) {
                    begin(self, listener);
                    return;
                }
            }
            Duration wait = failed(result, pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                return; // closed
            }
        }
    }

    /** By a webhook or without one. */
    private ApiResult<?> chooseWay() {
        TelegramSettings.Webhook hook = settings.webhook();
        if (hook == null) {
            return api.execute(new DeleteWebhook());
        }
        SetWebhook set = new SetWebhook(hook.address().toString());
        set.setSecretToken(hook.secret());
        set.setAllowedUpdates(UpdateReader.KINDS);
        return api.call(client -> client.execute(set));
    }

    private Duration failed(ApiResult<?> result, Duration pause) {
        switch (result) {
            case ApiResult.Done<?> done -> {}
            case ApiResult.Unreachable<?> unreachable -> condition.degraded(unreachable.why());
            case ApiResult.Refused<?> refused -> {
                if (refused.isTokenBad()) {
                    condition.stopped(BAD_TOKEN);
                    LOG.log(System.Logger.Level.ERROR, BAD_TOKEN);
                } else {
                    condition.degraded(refused.code() + " " + refused.description());
                    return refused.retryAfter() == null ? pause : refused.retryAfter();
                }
            }
        }
        return pause;
    }

    private synchronized void begin(User self, ChatListener listener) {
        if (condition.hasEnded()) {
            return;
        }
        UpdateReader reader = new UpdateReader(self, settings.largestUpload(), this::isModerator);
        Arrivals arrivals = new Arrivals(reader, listener, condition);
        if (webhook == null) {
            Poller made = new Poller(api, arrivals, condition, settings, Timing.REAL);
            poller = made;
            made.start();
        } else {
            webhook.open(arrivals);
            condition.connected();
        }
        chores.run(new CommandMenu(api)::set);
        LOG.log(System.Logger.Level.INFO, "Telegram knows this bot as @{0}", self.getUserName());
    }

    private boolean isModerator(long chat, long user) {
        return api.execute(new GetChatMember(String.valueOf(chat), user)) instanceof ApiResult.Done<ChatMember> member
                && Set.of("creator", "administrator").contains(member.value().getStatus());
    }

    @Override
    public void acknowledge(ReplyTarget target, boolean quiet) {
        GuestAddress.read(target.address())
                .ifPresentOrElse(
                        guest -> signs.pressed(guest.button()),
                        () -> signs.heard(TelegramAddress.read(target.address())));
    }

    @Override
    public Delivery whisper(ReplyTarget target, Text words) {
        if (isAway()) {
            return new Delivery.Postponed(NOT_STARTED);
        }
        Optional<GuestAddress> guest = GuestAddress.read(target.address());
        if (guest.isPresent()) {
            String button = guest.get().button();
            return button == null ? guests.send(guest.get(), Reply.of(words)) : alert(button, words);
        }
        TelegramAddress address = TelegramAddress.read(target.address());
        String button = address.button();
        return button == null ? sender.send(address, Reply.of(words)) : alert(button, words);
    }

    private Delivery alert(String button, Text words) {
        AnswerCallbackQuery alert = new AnswerCallbackQuery(button);
        alert.setText(words.write(Markup.NONE, LONGEST_ALERT));
        alert.setShowAlert(true);
        return Verdict.of(api.execute(alert), false);
    }

    @Override
    public void progress(ReplyTarget target, Stage stage, Text words) {
        if (GuestAddress.read(target.address()).isEmpty()) {
            signs.progress(TelegramAddress.read(target.address()), stage, words);
        }
    }

    @Override
    public Delivery deliver(ReplyTarget target, Reply reply) {
        return answer(target, reply, sender::send);
    }

    @Override
    public Delivery replace(ReplyTarget target, Reply reply) {
        return answer(target, reply, sender::change);
    }

    private boolean isAway() {
        return !started || condition.hasEnded();
    }

    /** Sends or changes a message, and takes away what was shown until then. */
    private Delivery answer(ReplyTarget target, Reply reply, BiFunction<TelegramAddress, Reply, Delivery> way) {
        if (isAway()) {
            return new Delivery.Postponed(NOT_STARTED);
        }
        Optional<GuestAddress> guest = GuestAddress.read(target.address());
        if (guest.isPresent()) {
            return guests.send(guest.get(), reply);
        }
        TelegramAddress address = TelegramAddress.read(target.address());
        Delivery delivery = way.apply(address, reply);
        if (delivery instanceof Delivery.Delivered) {
            signs.takeAway(address);
        }
        return delivery;
    }

    /** A message sent twice is there twice. */
    @Override
    public boolean redeliveryReplaces() {
        return false;
    }

    /** Telegram keeps an update for a day, until it is told that it has arrived. */
    @Override
    public boolean redeliversEvents() {
        return true;
    }

    @Override
    public Download download(PictureRef picture, long limit) {
        long most = Math.min(limit, settings.largestDownload());
        return picture.size() > most ? new Download.TooLarge() : downloads.fetch(picture.reference(), most);
    }

    @Override
    public PlatformHealth health() {
        return condition.health();
    }

    @Override
    public void close() {
        condition.stopped(null);
        synchronized (this) {
            if (connecting != null) {
                connecting.interrupt();
            }
            if (poller != null) {
                poller.close();
            }
            if (webhook != null) {
                webhook.close();
            }
        }
        chores.close();
        api.close();
    }
}
