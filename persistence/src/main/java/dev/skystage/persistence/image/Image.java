package dev.skystage.persistence.image;

import dev.skystage.persistence.Resource;
import dev.skystage.persistence.Stateful;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A public image (no account, every region) or a custom image. */
@Entity
@DynamicUpdate
public class Image extends Resource implements Stateful<ImageStatus> {
    public String name = "";
    public String family = "";
    public String versionText = "";
    public String description = "";
    public String ownerAlias;
    public String osType;
    public String osName;
    public String osNameEn = "";
    public String platform;
    public String architecture;

    /** The size of the system disk. */
    public int sizeGib;

    public boolean supportsCloudInit = true;
    public boolean supportsIoOptimized = true;
    public String productCode = "";
    public boolean copied;

    /** What a copy was copied from. */
    public @Nullable String sourceImageId;

    public boolean encrypted;
    public String bootMode = "BIOS";
    public boolean nvmeSupport;
    public String licenseType = "Auto";

    @Enumerated(EnumType.STRING)
    private ImageStatus status = ImageStatus.INITIAL;

    @Override
    public ImageStatus status() {
        return status;
    }

    @Override
    public void become(ImageStatus next) {
        status = next;
    }
}
