package dev.koma.searchapi.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
    private final BodyMemory memory = new BodyMemory(100);
    private final List<String> gaveWay = new ArrayList<>();

    @Test
    void whatHasBeenArrivingForLongestGivesWay() {
        BodyMemory.Body slow = begin("slow");
        BodyMemory.Body other = begin("other");
        slow.grow(60);
        other.grow(40);
        assertEquals(List.of(), gaveWay);

        other.grow(1);

        assertEquals(List.of("slow"), gaveWay);
        assertEquals(41, memory.held());
        slow.grow(50); // what still comes of it counts no more
        assertEquals(41, memory.held());
    }

    @Test
    void whatIsCompleteIsKeptAndTheNewcomerGivesWay() {
        BodyMemory.Body complete = begin("complete");
        complete.grow(90);
        complete.complete();

        begin("newcomer").grow(20);

        assertEquals(List.of("newcomer"), gaveWay);
        assertEquals(90, memory.held());
    }

    @Test
    void nothingIsHeldOfWhatIsOverHoweverOftenItIsClosed() {
        BodyMemory.Body first = begin("first");
        BodyMemory.Body second = begin("second");
        first.grow(30);
        second.grow(30);
        second.complete();
        first.close();
        first.close();
        assertEquals(30, memory.held());
        second.close();
        assertEquals(0, memory.held());
        assertEquals(List.of(), gaveWay);
    }

    @Test
    void leavesRoomForTwoOfTheLargestWhateverTheHeapIs() {
        BodyMemory large = BodyMemory.ofHeap(1L << 40);
        BodyMemory.Body body = large.begin(() -> gaveWay.add("largest"));
        body.grow(1L << 40);
        body.complete();
        large.begin(() -> gaveWay.add("second")).grow(1L << 40);
        assertEquals(List.of(), gaveWay);
    }

    private BodyMemory.Body begin(String name) {
        return memory.begin(() -> gaveWay.add(name));
    }
}
