package dev.koma.searchapi.status;

import dev.koma.sceneindex.store.SceneIndex;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready as long as the index answers. */
@Readiness
final class IndexHealth implements HealthCheck {
    private final SceneIndex index;

    IndexHealth(SceneIndex index) {
        this.index = index;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            index.check();
            return HealthCheckResponse.up("index");
        } catch (IOException e) {
            return HealthCheckResponse.named("index")
                    .down()
                    .withData("reason", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
