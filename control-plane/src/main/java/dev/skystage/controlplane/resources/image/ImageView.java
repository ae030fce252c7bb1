package dev.skystage.controlplane.resources.image;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.RowValues;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An image as DescribeImages shows it. Sizes are GiB. */
public record ImageView(
        String imageId,
        String imageName,
        String imageFamily,
        String imageVersion,
        String imageOwnerAlias,
        @Nullable Long imageOwnerId,
        String description,
        String architecture,
        @WireName("OSName") String osName,
        @WireName("OSNameEn") String osNameEn,
        @WireName("OSType") String osType,
        String platform,
        String bootMode,
        int size,
        String status,
        String progress,
        String usage,
        boolean isCopied,
        boolean isSubscribed,
        boolean isPublic,
        String isSelfShared,
        boolean isSupportCloudinit,
        boolean isSupportIoOptimized,
        boolean loginAsNonRootSupported,
        String productCode,
        String supplierName,
        String resourceGroupId,
        String creationTime,
        Features features,
        @ItemName("DiskDeviceMapping") List<DiskDeviceMapping> diskDeviceMappings,
        @ItemName("Tag") List<TagView> tags) {
    public record Features(String nvmeSupport) {}

    public record DiskDeviceMapping(
            String device,
            String type,
            String size,
            String format,
            String snapshotId,
            String progress,
            @WireName("ImportOSSBucket") String importOssBucket,
            @WireName("ImportOSSObject") String importOssObject) {}

    public static ImageView of(ResultSet rs) throws SQLException {
        var row = new RowValues(rs);
        var owner = row.optional("account_id");
        var size = row.number("size_gib");
        return new ImageView(
                row.text("id"),
                row.text("name"),
                row.text("family"),
                row.text("version_text"),
                row.text("owner_alias"),
                owner != null && owner.matches("\\d{1,18}") ? Long.valueOf(owner) : null,
                row.text("description"),
                row.text("architecture"),
                row.text("os_name"),
                row.text("os_name_en"),
                row.text("os_type"),
                row.text("platform"),
                "BIOS",
                size,
                row.text("status"),
                "100%",
                row.flag("in_use") ? "instance" : "none",
                false,
                false,
                owner == null,
                row.text("is_self_shared"),
                row.flag("supports_cloud_init"),
                row.flag("supports_io_optimized"),
                false,
                row.text("product_code"),
                "",
                row.text("resource_group_id"),
                row.secondsOrEmpty("created_at"),
                new Features("unsupported"),
                List.of(new DiskDeviceMapping("/dev/xvda", "system", Integer.toString(size), "", "", "", "", "")),
                row.tags("tags"));
    }
}
