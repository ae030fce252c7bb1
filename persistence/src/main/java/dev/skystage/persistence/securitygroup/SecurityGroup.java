package dev.skystage.persistence.securitygroup;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/** A security group of a VPC. */
@Entity
public class SecurityGroup extends Resource {
    public @Nullable String vpcId;
    public String name = "";
    public String description = "";
    public String type = "normal";
    public boolean serviceManaged;

    /** Accept: members reach each other whatever the rules say. Drop: the rules decide. */
    public String innerAccessPolicy = "Accept";
}
