package dev.skystage.persistence;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What all resources of an account have. Ids sort by creation time; times are cloud time. */
@MappedSuperclass
public abstract class Resource implements Owned {
    @Id
    public String id;

    public String accountId;
    public String regionId;

    /**
     * Null marks a new row. The id is set beforehand, and otherwise Hibernate would look for the row before it inserts
     * it.
     */
    @Version
    public @Nullable Integer version;

    /** The id of a resource group, "" for the default one. */
    public String resourceGroupId = "";

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> tags = Map.of();

    public Instant createdAt;

    @Override
    public String id() {
        return id;
    }

    @Override
    public String accountId() {
        return accountId;
    }

    @Override
    public String regionId() {
        return regionId;
    }
}
