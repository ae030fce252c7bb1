package dev.skystage.persistence.provisioninggroup;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A group that launches instances of several types in several zones; its settings, in JSON, say which and how many. */
@Entity
public class ProvisioningGroup extends Resource {
    public String name;
    /** instant, request or maintain. */
    public String type;
    /** Whose permissions it uses when it launches: "root", "user/alice", "role/ops/session". */
    public String maker;

    @JdbcTypeCode(SqlTypes.JSON)
    public String settings;

    /** When the group runs next; null when nothing is planned. */
    public @Nullable Instant nextRunAt;
}
