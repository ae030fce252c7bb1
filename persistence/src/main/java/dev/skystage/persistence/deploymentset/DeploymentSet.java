package dev.skystage.persistence.deploymentset;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;

/** A group of instances with a rule for their placement on hosts. */
@Entity
public class DeploymentSet extends Resource {
    public String name;
    public String description = "";
    public String strategy;
    public String domain;
    public String granularity;
    public String onUnableToRedeploy;
}
