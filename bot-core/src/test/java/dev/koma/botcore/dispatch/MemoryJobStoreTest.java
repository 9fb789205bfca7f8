package dev.koma.botcore.dispatch;

import dev.koma.botcore.contract.JobStoreContract;
import java.time.Clock;

class MemoryJobStoreTest extends JobStoreContract {
    @Override
    protected JobStore open() {
        return new MemoryJobStore(Clock.systemUTC());
    }

    @Override
    protected boolean isDurable() {
        return false;
    }
}
