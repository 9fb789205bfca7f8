package dev.koma.botcore.store;

import dev.koma.botcore.contract.DocumentStoreContract;
import java.time.Clock;

class MemoryDocumentStoreTest extends DocumentStoreContract {
    @Override
    protected DocumentStore open(Clock clock) {
        return new MemoryDocumentStore(clock);
    }

    @Override
    protected boolean isDurable() {
        return false;
    }
}
