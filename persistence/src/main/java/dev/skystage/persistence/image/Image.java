package dev.skystage.persistence.image;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A public image (no account, every region) or a custom image. */
@Entity
public class Image {
    @Id
    public String id;

    public @Nullable String accountId;
    public @Nullable String regionId;
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
    public String resourceGroupId = "";

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> tags = Map.of();

    public Instant createdAt;
    /** Null marks a new row, so that an assigned id needs no select before the insert. */
    @Version
    public @Nullable Integer version;
}
