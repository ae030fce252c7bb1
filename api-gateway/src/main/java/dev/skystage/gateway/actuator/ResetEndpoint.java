package dev.skystage.gateway.actuator;

import dev.skystage.gateway.cloud.CloudReplacement;
import dev.skystage.scheduler.replica.Presence;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** Resets the cloud to what it was after its first start. */
@Component
@Endpoint(id = "reset")
class ResetEndpoint {
    private final CloudReplacement replacement;
    private final Presence presence;

    ResetEndpoint(CloudReplacement replacement, Presence presence) {
        this.replacement = replacement;
        this.presence = presence;
    }

    /** How often the cloud has been replaced, and whether the last replacement was a reset. */
    @ReadOperation
    Presence.Epoch read() {
        return presence.epoch();
    }

    /** Answers when it is done; 409 while the clock is being moved, 503 when calls that are running do not end. */
    @WriteOperation
    WebEndpointResponse<Object> reset() {
        try {
            return new WebEndpointResponse<>(replacement.reset());
        } catch (RuntimeException e) {
            var obstacle = Obstacle.of(e);
            return new WebEndpointResponse<>(obstacle, obstacle.status());
        }
    }
}
