package dev.skystage.persistence.launchtemplate;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;
import java.time.Instant;

/** A launch template; its versions are rows of their own. */
@Entity
public class LaunchTemplate extends Resource {
    public String name;
    /** The account that made it. */
    public String createdBy;

    public Instant modifiedAt;
    /** The version that is used when none is asked for. */
    public long defaultNumber;
    /** The highest number that a version has ever had. */
    public long lastNumber;
}
