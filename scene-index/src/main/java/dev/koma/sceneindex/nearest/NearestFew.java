package dev.koma.sceneindex.nearest;

/** The smallest of many distances: a heap with the largest of them at its root. */
final class NearestFew {
    private final int[] heap;
    private int size;

    /** @param count how many to keep, at least 1 */
    NearestFew(int count) {
        heap = new int[count];
    }

    void offer(int distance) {
        if (size < heap.length) {
            int at = size++;
            while (at > 0 && heap[(at - 1) / 2] < distance) {
                heap[at] = heap[(at - 1) / 2];
                at = (at - 1) / 2;
            }
            heap[at] = distance;
        } else if (distance < heap[0]) {
            sink(distance);
        }
    }

    private void sink(int distance) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && heap[child + 1] > heap[child]) {
                child++;
            }
            if (heap[child] <= distance) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = distance;
    }

    /** The largest that is kept; the largest number there is as long as fewer were offered than can be kept. */
    int last() {
        return size < heap.length ? Integer.MAX_VALUE : heap[0];
    }
}
