package dev.skystage.persistence;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A row of an account in a region. */
@MappedSuperclass
public abstract class OwnedRow implements Owned {
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
