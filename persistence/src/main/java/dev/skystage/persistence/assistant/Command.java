package dev.skystage.persistence.assistant;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;
import org.hibernate.annotations.DynamicUpdate;

/** A command of the cloud assistant: a script that can be run on instances. */
@Entity
@DynamicUpdate
public class Command extends Resource {
    public String name;
    public String description;
    /** RunShellScript, RunBatScript or RunPowerShellScript. */
    public String type;
    /** The script in Base64. */
    public String content;

    public String workingDir;
    /** In seconds. */
    public int timeout;
    /** Whether names in double braces are parameters. */
    public boolean enableParameter;

    public int invokeTimes;
}
