package dev.skystage.persistence.image;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;

/** A public image (no account, every region) or a custom image. */
@Entity
public class Image extends Resource {
    public String name;
    public String family = "";
    public String versionText = "";
    public String description = "";
    public String ownerAlias;
    public String osType;
    public String osName;
    public String osNameEn = "";
    public String platform;
    public String architecture;
    public int sizeGib;
    public String status;
    public boolean supportsCloudInit = true;
    public boolean supportsIoOptimized = true;
    public String isSelfShared = "";
    public String usage = "none";
    public String productCode = "";
}
