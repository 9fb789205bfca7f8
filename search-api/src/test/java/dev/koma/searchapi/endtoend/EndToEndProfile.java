package dev.koma.searchapi.endtoend;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** A server with nothing made up. */
public final class EndToEndProfile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(LibraryOfFilms.class));
    }
}
