package dev.skystage.persistence.provisioninggroup;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A group that makes instances of several types and zones; which and how many stands in its settings, as JSON. */
@Entity
public class ProvisioningGroup extends Resource {
    public String name;
    /** instant, request or maintain. */
    public String type;
    /** Whose permissions it has when it launches: "root", "user/alice", "role/ops/session". */
    public String maker;

    @JdbcTypeCode(SqlTypes.JSON)
    public String settings;

    /** When something is to be done; null when nothing is. */
    public @Nullable Instant nextRunAt;
}
