package dev.skystage.persistence.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A tenant: owner of resources, keys and quotas. Its id has 16 digits. */
@Entity
public class Account {
    @Id
    public String id;

    public String name;
    public Instant createdAt;
}
