package dev.koma.searchapi.bot;

import dev.koma.botcore.contract.DocumentStoreContract;
import dev.koma.botcore.store.DocumentStore;
import dev.koma.searchapi.store.StateFile;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteDocumentStoreTest extends DocumentStoreContract {
    @TempDir
    Path data;

    private StateFile file;

    @Override
    protected DocumentStore open(Clock clock) throws Exception {
        closeFile();
        file = StateFile.open(data);
        return new SqliteDocumentStore(file, clock);
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
