package dev.koma.searchapi.preview;

import java.util.Optional;

/** How wide a preview is; the height follows from the video's shape. */
enum PreviewSize {
    L(640),
    M(320),
    S(160);

    private final int width;

    PreviewSize(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    /** Reads {@code l}, {@code m} or {@code s}. */
    static Optional<PreviewSize> parse(String text) {
        return switch (text) {
            case "l" -> Optional.of(L);
            case "m" -> Optional.of(M);
            case "s" -> Optional.of(S);
            default -> Optional.empty();
        };
    }
}
