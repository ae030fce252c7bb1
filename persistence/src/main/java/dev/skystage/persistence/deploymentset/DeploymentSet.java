package dev.skystage.persistence.deploymentset;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;

/** A set whose instances are spread strictly over hosts. */
@Entity
public class DeploymentSet extends Resource {
    public String name;
    public String description = "";
    public String strategy;
    public String domain;
    public String granularity;
    public String onUnableToRedeploy;
}
