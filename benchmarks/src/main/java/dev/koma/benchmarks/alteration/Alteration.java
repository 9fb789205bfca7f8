package dev.koma.benchmarks.alteration;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One thing that happens to screenshots before somebody asks where they are from. */
public enum Alteration {
    NONE("none", FileForm.PNG, (image, random) -> Pixels.copy(image)),
    JPEG_Q30("jpeg_q30", FileForm.jpeg(30, 30), (image, random) -> Pixels.copy(image)),
    LOWRES_160("lowres_160", FileForm.jpeg(85, 85), (image, random) -> Resampling.toWidth(image, 160)),
    UPSCALED("upscaled", FileForm.JPEG, Resizes::upscaled),
    BLUR("blur", FileForm.JPEG, Resizes::blurred),
    GIF_PALETTE("gif_palette", FileForm.PNG, Resizes::fewColours),

    LETTERBOX("letterbox", FileForm.JPEG, Borders::letterbox),
    PILLARBOX("pillarbox", FileForm.JPEG, Borders::pillarbox),
    BORDER_UNEVEN("border_uneven", FileForm.JPEG, Borders::uneven),
    PHONE_PORTRAIT("phone_portrait", FileForm.JPEG, PhoneScreen::portrait),
    PHONE_LANDSCAPE_UI("phone_landscape_ui", FileForm.JPEG, PhoneScreen::playerControls),

    CROP10("crop10", FileForm.JPEG, Crops.without(0.10)),
    CROP25("crop25", FileForm.JPEG, Crops.without(0.25)),
    CROP50("crop50", FileForm.JPEG, Crops.without(0.50)),
    CROP75("crop75", FileForm.JPEG, Crops.without(0.75)),
    CROP_VERTICAL("crop_vertical", FileForm.JPEG, Crops::uprightStrip),

    MIRROR("mirror", FileForm.JPEG, (image, random) -> Turns.mirrored(image)),
    ROT3("rot3", FileForm.JPEG, Turns.slanted(2, 4)),
    SQUEEZE43("squeeze43", FileForm.JPEG, Resizes::squeezed),
    PERSPECTIVE("perspective", FileForm.JPEG, Turns::seenFromTheSide),

    SUBTITLES("subtitles", FileForm.JPEG, Overlays::subtitles),
    WATERMARK("watermark", FileForm.JPEG, Overlays::watermark),
    STROKES("strokes", FileForm.JPEG, Overlays::strokes),
    MOSAIC_STICKER("mosaic_sticker", FileForm.JPEG, Overlays::stickers),

    GREY("grey", FileForm.JPEG, (image, random) -> Pixels.each(image, pixel -> Pixels.grey(Pixels.luma(pixel)))),
    TINT("tint", FileForm.JPEG, Tones::tint),
    HUE_SAT("hue_sat", FileForm.JPEG, Tones::otherHues),
    DARK("dark", FileForm.JPEG, Tones::dark),
    BRIGHT("bright", FileForm.JPEG, Tones::bright),
    LOW_CONTRAST("low_contrast", FileForm.JPEG, Tones::lowContrast),
    NEGATIVE("negative", FileForm.JPEG, (image, random) -> Pixels.each(image, pixel -> ~pixel & 0xffffff)),

    PIP("pip", FileForm.JPEG, Surroundings::pictureInPicture),
    COLLAGE("collage", FileForm.JPEG, Surroundings::collage),
    MEME("meme", FileForm.JPEG, Surroundings::meme),
    SCREEN_PHOTO("screen_photo", FileForm.jpeg(60, 85), ScreenPhoto::take),

    /** Mirrored, cropped, tinted, with text, compressed again. */
    COMBO_REPOST(
            "combo_repost",
            FileForm.jpeg(50, 70),
            ((Change) (image, random) -> Turns.mirrored(image))
                    .then(Crops.without(0.25))
                    .then(Tones::tint)
                    .then(Overlays::subtitles)),
    /** Cropped, darker, small, with a border. */
    COMBO_PHONE_PHOTO_CROP(
            "combo_phone_photo_crop",
            FileForm.jpeg(45, 70),
            Crops.without(0.3)
                    .then((image, random) -> Tones.gamma(image, 1.6, 1))
                    .then((image, random) -> Resampling.toWidth(image, 320))
                    .then((image, random) -> Borders.bars(image, 0.12))),

    ROT10("rot10", FileForm.JPEG, Turns.slanted(8, 12)),
    ROT90("rot90", FileForm.JPEG, Turns::quarterTurn),
    UPSIDE_DOWN("upside_down", FileForm.JPEG, (image, random) -> Turns.halfTurn(image)),
    BIG_TEXT("big_text", FileForm.JPEG, Overlays::bigText),
    NEWS_TICKER("news_ticker", FileForm.JPEG, Overlays::newsTicker),
    NIGHT_LIGHT("night_light", FileForm.JPEG, Tones::nightLight),
    HDR_WASHED_OUT("hdr_washed_out", FileForm.JPEG, Tones::washedOut),
    DESKTOP_BROWSER("desktop_browser", FileForm.PNG, Surroundings::browserWindow),
    VERTICAL_BLURRED("vertical_blurred", FileForm.JPEG, Surroundings::verticalVideo);

    /** The alterations before this one are those that the goals of the recognition were set for. */
    private static final Alteration FIRST_ADDED = ROT10;

    private final String label;
    private final FileForm form;
    private final Change change;

    Alteration(String label, FileForm form, Change change) {
        this.label = label;
        this.form = form;
        this.change = change;
    }

    /** The name in tables and file names: lower case, digits, underscores. */
    public String label() {
        return label;
    }

    /** Extension of the files, without the dot. */
    public String extension() {
        return form.extension();
    }

    /** Whether this is one of the 37 whose mean the goals are set for; the others are what else is seen in the wild. */
    public boolean isCore() {
        return compareTo(FIRST_ADDED) < 0;
    }

    public static Optional<Alteration> named(String label) {
        return Arrays.stream(values())
                .filter(alteration -> alteration.label.equals(label))
                .findFirst();
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(Alteration::label).toList();
    }

    /** The same for the same seed, number of the screenshot and alteration; all others are independent of it. */
    public RandomGenerator random(long seed, int screenshot) {
        return new SplittableRandom(
                seed * 0x9E3779B97F4A7C15L + screenshot * 0xC2B2AE3D27D4EB4FL + label.hashCode() * 0x165667B19E3779F9L);
    }

    /**
     * The altered picture.
     *
     * @param image at least 16x16 pixels; stays as it is
     */
    public BufferedImage apply(BufferedImage image, RandomGenerator random) {
        boolean usable = image.getType() == BufferedImage.TYPE_INT_RGB;
        return change.apply(usable ? image : Pixels.copy(image), random);
    }

    /** The altered picture as a file. */
    public byte[] file(BufferedImage image, RandomGenerator random) {
        return form.encode(apply(image, random), random);
    }
}
