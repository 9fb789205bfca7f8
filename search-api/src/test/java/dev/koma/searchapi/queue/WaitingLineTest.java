package dev.koma.searchapi.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingLineTest {
    private static final int LENGTH = 8;

    private record Waiting(int priority, String caller, int number) {
        @Override
        public String toString() {
            return caller + number;
        }
    }

    private final WaitingLine<Waiting> line = new WaitingLine<>(LENGTH);
    private int arrivals;

    @ParameterizedTest(name = "{0} accepts {1} and refuses {2}")
    @CsvSource({
        "'',              0 2 5 6, ''",
        "6 5 2 0 0 0 0,   0 2 5 6, ''",
        "6 6 6 5 2 2 2 0, 2 5 6,   0",
        "6 6 6 5 2 2 2 2, 5 6,     0 2",
        "6 6 6 6 6 6 5 5, 6,       0 2 5",
        "6 6 6 6 6 6 6 6, '',      0 2 5 6"
    })
    void Q1_acceptsWhatTheTableOfTheContractSays(String queue, String accepted, String refused) {
        for (int priority : numbers(accepted)) {
            WaitingLine<Waiting> queued = lineOf(queue);
            assertTrue(queued.hasRoomFor(priority));
            var waits = assertInstanceOf(
                    WaitingLine.Joining.Waits.class, queued.join(priority, "new", new Waiting(priority, "new", 99)));
            assertEquals(numbers(queue).size() == LENGTH, waits.displaced().isPresent(), "priority " + priority);
            assertEquals(Math.min(LENGTH, numbers(queue).size() + 1), queued.size());
        }
        for (int priority : numbers(refused)) {
            WaitingLine<Waiting> queued = lineOf(queue);
            assertFalse(queued.hasRoomFor(priority));
            assertInstanceOf(
                    WaitingLine.Joining.Full.class, queued.join(priority, "new", new Waiting(priority, "new", 99)));
            assertEquals(numbers(queue).size(), queued.size());
        }
    }

    @Test
    void displacesTheNewestOfTheLowestPriority() {
        List<Waiting> low = Stream.of("a", "b", "c").map(name -> join(2, name)).toList();
        for (int i = 0; i < 5; i++) {
            join(5, "high" + i);
        }

        var waits = (WaitingLine.Joining.Waits<Waiting>) line.join(6, "x", new Waiting(6, "x", 0));

        assertEquals(Optional.of(low.getLast()), waits.displaced());
        assertFalse(line.leave(low.getLast()));
    }

    @Test
    void servesTheHighestPriorityFirstAndThenWhoCameFirst() {
        Waiting guest = join(0, "guest");
        Waiting second = join(5, "second");
        Waiting third = join(5, "third");
        Waiting first = join(6, "first");

        assertEquals(List.of(first, second, third, guest), drain());
    }

    @Test
    void letsCallersOfEqualPriorityTakeTurns() {
        join(6, "many", 3);
        join(6, "one");
        join(6, "two", 2);

        assertEquals("[many0, one3, two4, many1, two5, many2]", drain().toString());
    }

    @Test
    void keepsTheTurnOfACallerOneOfWhoseRequestsLeft() {
        Waiting first = join(6, "many");
        join(6, "one");
        join(6, "many");

        assertTrue(line.leave(first));
        assertFalse(line.leave(first));

        assertEquals("[many2, one1]", drain().toString());
    }

    @Test
    void servesTheOldestWhateverItsPriorityWhenAskedTo() {
        Waiting guest = join(0, "guest");
        Waiting patron = join(6, "patron");

        assertEquals(Optional.of(guest), line.oldest());
        assertEquals(Optional.of(patron), line.oldest());
        assertEquals(Optional.empty(), line.oldest());
    }

    @Test
    void acceptsNobodyWithoutPlaces() {
        assertFalse(new WaitingLine<String>(0).hasRoomFor(6));
    }

    private WaitingLine<Waiting> lineOf(String priorities) {
        WaitingLine<Waiting> made = new WaitingLine<>(LENGTH);
        for (int priority : numbers(priorities)) {
            made.join(priority, "caller" + arrivals, new Waiting(priority, "caller", arrivals++));
        }
        return made;
    }

    private Waiting join(int priority, String caller) {
        Waiting waiting = new Waiting(priority, caller, arrivals++);
        assertInstanceOf(WaitingLine.Joining.Waits.class, line.join(priority, caller, waiting));
        return waiting;
    }

    private void join(int priority, String caller, int times) {
        for (int i = 0; i < times; i++) {
            join(priority, caller);
        }
    }

    private List<Waiting> drain() {
        List<Waiting> served = new ArrayList<>();
        for (Optional<Waiting> next = line.next(); next.isPresent(); next = line.next()) {
            served.add(next.get());
        }
        return served;
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isBlank())
                .map(Integer::valueOf)
                .toList();
    }
}
