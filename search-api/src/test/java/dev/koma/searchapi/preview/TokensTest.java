package dev.koma.searchapi.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.catalog.VideoId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final String KEY = "a key of thirty-two characters!!";
    private static final String OTHER_KEY = "one more of thirty-two letters!!";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final VideoId VIDEO = new VideoId(0x0123_4567_89ab_cdefL);

    private final SetClock clock = new SetClock("2026-01-01T10:20:30Z");
    private final Tokens tokens = tokens(KEY);

    @Test
    void readsWhatItSigned() {
        TokenCheck.Good good = assertInstanceOf(TokenCheck.Good.class, tokens.check(tokens.sign(VIDEO, 9831)));
        assertEquals(VIDEO, good.video());
        assertEquals(9831, good.hundredths());
    }

    @Test
    void M1_refusesATokenWithAnyCharacterChanged() {
        String token = tokens.sign(VIDEO, 9831);
        for (int i = 0; i < token.length(); i++) {
            for (int letter = 0; letter < ALPHABET.length(); letter++) {
                char c = ALPHABET.charAt(letter);
                if (token.charAt(i) != c) {
                    assertForged(token.substring(0, i) + c + token.substring(i + 1));
                }
            }
        }
    }

    @Test
    void M1_refusesTokensCutOrLengthened() {
        String token = tokens.sign(VIDEO, 9831);
        for (int length = 0; length < token.length(); length++) {
            assertForged(token.substring(0, length));
        }
        for (String more : List.of("A", "AA", "AAAA", "=", "==", " ", "\0", "\n", "%00")) {
            assertForged(token + more);
            assertForged(more + token);
        }
        assertForged("A".repeat(10_240));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\0", "ａｂｃ", "日本語", "😀", "null", "../../etc/passwd"})
    void M1_refusesWhatIsNoToken(String text) {
        assertForged(text);
        assertForged((text + "A".repeat(56)).substring(0, 56));
    }

    @Test
    void M1_hasOneSpellingOnly() {
        String token = tokens.sign(VIDEO, 9831);
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        assertEquals(42, bytes.length, "no spare bits in the last character");
        String standard = Base64.getEncoder().encodeToString(bytes);
        if (!standard.equals(token)) {
            assertForged(standard);
        }
        assertForged(token.replace('-', '+').replace('_', '/') + "=");
    }

    @Test
    void M2_refusesFieldsSwappedSoThatTheirXorStaysTheSame() {
        byte[] bytes = Base64.getUrlDecoder().decode(tokens.sign(VIDEO, 9831));
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        long video = fields.getLong(0);
        long time = fields.getLong(8);
        long expiry = fields.getLong(16);
        fields.putLong(0, time).putLong(8, video);
        assertForged(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        fields.putLong(0, video).putLong(8, expiry).putLong(16, time);
        assertForged(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        fields.putLong(8, time ^ 1).putLong(16, expiry ^ 1);
        assertForged(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Test
    void M2_keepsMoreThan128BitsOfTheMac() {
        byte[] bytes = Base64.getUrlDecoder().decode(tokens.sign(VIDEO, 9831));
        assertTrue(bytes.length - 24 >= 16);
        for (int bit = 24 * 8; bit < bytes.length * 8; bit++) {
            byte[] flipped = Arrays.copyOf(bytes, bytes.length);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertForged(Base64.getUrlEncoder().withoutPadding().encodeToString(flipped));
        }
    }

    @Test
    void M4_isGoodUntilTheSecondOfItsExpiry() {
        String token = tokens.sign(VIDEO, 9831);
        Instant expiry =
                assertInstanceOf(TokenCheck.Good.class, tokens.check(token)).expiry();
        assertTrue(!Duration.between(clock.instant(), expiry).minusHours(1).isNegative());
        assertTrue(Duration.between(clock.instant(), expiry).compareTo(Duration.ofHours(2)) <= 0);

        clock.set(expiry.minusSeconds(1));
        assertInstanceOf(TokenCheck.Good.class, tokens.check(token));
        clock.set(expiry);
        assertInstanceOf(TokenCheck.Expired.class, tokens.check(token));
        clock.set(expiry.plusSeconds(1));
        assertInstanceOf(TokenCheck.Expired.class, tokens.check(token));
    }

    @Test
    void M5_verifiesWithAllKeysAndSignsWithTheFirst() {
        String old = tokens(OTHER_KEY).sign(VIDEO, 1);
        Tokens rotated = tokens(KEY, OTHER_KEY);
        assertInstanceOf(TokenCheck.Good.class, rotated.check(old));
        assertInstanceOf(TokenCheck.Good.class, tokens.check(rotated.sign(VIDEO, 1)));
        assertForged(old);
    }

    @Test
    void isTheSameWithinAnHourAndAnotherOneLater() {
        clock.set(Instant.parse("2026-01-01T10:00:00Z"));
        String token = tokens.sign(VIDEO, 9831);
        clock.set(Instant.parse("2026-01-01T10:59:59Z"));
        assertEquals(token, tokens.sign(VIDEO, 9831));
        clock.set(Instant.parse("2026-01-01T11:00:00Z"));
        assertNotEquals(token, tokens.sign(VIDEO, 9831));
    }

    @Test
    void needsKeysOfThirtyTwoCharacters() {
        assertThrows(IllegalArgumentException.class, () -> tokens());
        assertThrows(IllegalArgumentException.class, () -> tokens(KEY, KEY.substring(1)));
    }

    private void assertForged(String token) {
        assertInstanceOf(TokenCheck.Forged.class, tokens.check(token), token);
    }

    private Tokens tokens(String... keys) {
        return new Tokens(List.of(keys), Duration.ofHours(1), clock);
    }
}
