package dev.koma.searchapi.bot;

import dev.koma.botcore.contract.JobStoreContract;
import dev.koma.botcore.dispatch.JobStore;
import dev.koma.searchapi.store.StateFile;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteJobStoreTest extends JobStoreContract {
    @TempDir
    Path data;

    private StateFile file;

    @Override
    protected JobStore open() throws Exception {
        closeFile();
        file = StateFile.open(data);
        return new SqliteJobStore(file, Clock.systemUTC());
    }

    @Override
    protected boolean isDurable() {
        return true;
    }

    @AfterEach
    void closeFile() {
        if (file != null) {
            file.close();
        }
    }
}
