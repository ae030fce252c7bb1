package dev.skystage.gateway.actuator;

import dev.skystage.persistence.cloud.CloudTables;
import dev.skystage.persistence.cloud.Manifest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * Information about snapshots; the files themselves are sent and taken by {@link SnapshotServlet}, where this endpoint
 * is exposed.
 */
@Component
@WebEndpoint(id = SnapshotEndpoint.ID)
class SnapshotEndpoint {
    static final String ID = "snapshot";
    private final CloudTables tables;

    SnapshotEndpoint(CloudTables tables) {
        this.tables = tables;
    }

    /** {@code snapshot/schema}: the schema that a snapshot must have to replace this cloud. */
    @ReadOperation
    Manifest.@Nullable Schema about(@Selector String part) {
        return part.equals("schema") ? tables.schema() : null;
    }
}
