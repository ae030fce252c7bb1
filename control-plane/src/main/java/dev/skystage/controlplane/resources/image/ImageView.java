package dev.skystage.controlplane.resources.image;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An image as DescribeImages shows it. Sizes are GiB. */
public record ImageView(
        @Column("id") String imageId,
        @Column("name") String imageName,
        @Column("family") String imageFamily,
        @Column("version_text") String imageVersion,
        @Column("owner_alias") String imageOwnerAlias,
        @Nullable Long imageOwnerId,
        String description,
        String architecture,
        @WireName("OSName") String osName,
        @WireName("OSNameEn") String osNameEn,
        @WireName("OSType") String osType,
        String platform,
        @Always("BIOS") String bootMode,
        @Column("size_gib") int size,
        String status,
        @Always("100%") String progress,
        String usage,
        @Always boolean isCopied,
        @Always boolean isSubscribed,
        boolean isPublic,
        String isSelfShared,
        @Column("supports_cloud_init") boolean isSupportCloudinit,
        @Column("supports_io_optimized") boolean isSupportIoOptimized,
        @Always boolean loginAsNonRootSupported,
        String productCode,
        @Always String supplierName,
        String resourceGroupId,
        @Column(value = "created_at", time = Time.SECONDS) String creationTime,
        DetectionOptions detectionOptions,
        Features features,
        @ItemName("DiskDeviceMapping") List<DiskDeviceMapping> diskDeviceMappings,
        @ItemName("Tag") List<TagView> tags) {
    /** Whether instances of the account that asks run on the image. */
    public static final String IN_USE =
            "exists (select from instance i where i.account_id = ? and i.image_id = image.id)";

    public static final Listing<ImageView> IMAGES =
            Listing.of("image", ImageView.class).with("in_use", IN_USE);

    public record DetectionOptions() {}

    public record Features(@Always("unsupported") String nvmeSupport) {}

    public record DiskDeviceMapping(
            String device,
            String type,
            String size,
            String format,
            String snapshotId,
            String progress,
            @WireName("ImportOSSBucket") String importOssBucket,
            @WireName("ImportOSSObject") String importOssObject) {}

    static @Nullable Long imageOwnerId(String accountId) {
        return accountId.matches("\\d{1,18}") ? Long.valueOf(accountId) : null;
    }

    static String usage(boolean inUse) {
        return inUse ? "instance" : "none";
    }

    static boolean isPublic(String accountId) {
        return accountId.isEmpty();
    }

    static List<DiskDeviceMapping> diskDeviceMappings(int sizeGib) {
        return List.of(new DiskDeviceMapping("/dev/xvda", "system", Integer.toString(sizeGib), "", "", "", "", ""));
    }
}
