package dev.koma.searchapi.account;

import dev.koma.searchapi.store.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteKeyStoreTest extends KeyStoreContract {
    private final List<StateFile> files = new ArrayList<>();

    @TempDir
    Path data;

    @Override
    KeyStore open() throws IOException {
        StateFile file = StateFile.open(data);
        files.add(file);
        return KeyStores.in(file);
    }

    @AfterEach
    void close() {
        files.forEach(StateFile::close);
    }
}
