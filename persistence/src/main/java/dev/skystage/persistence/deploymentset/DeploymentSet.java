package dev.skystage.persistence.deploymentset;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A set whose instances are spread strictly over hosts. */
@Entity
public class DeploymentSet {
    @Id
    public String id;

    public String accountId;
    public String regionId;
    public String name;
    public String description = "";
    public String strategy;
    public String domain;
    public String granularity;
    public String onUnableToRedeploy;
    public Instant createdAt;
    /** Null marks a new row, so that an assigned id needs no select before the insert. */
    @Version
    public @Nullable Integer version;
}
