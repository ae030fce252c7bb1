package dev.skystage.persistence;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What all resources of an account have. Ids sort by creation time; times are cloud time. */
@MappedSuperclass
public abstract class Resource extends OwnedRow {
    /** The id of a resource group, "" for the default one. */
    public String resourceGroupId = "";

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> tags = Map.of();

    public Instant createdAt;
}
