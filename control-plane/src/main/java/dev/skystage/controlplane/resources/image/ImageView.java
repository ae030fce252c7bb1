package dev.skystage.controlplane.resources.image;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.persistence.image.ImageStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image as DescribeImages shows it, without its disks and its progress. Sizes are GiB. Accounts that it is shared
 * with do not see its owner's tags and resource group.
 */
public record ImageView(
        @Column("id") String imageId,
        @Column("name") String imageName,
        @Column("family") String imageFamily,
        @Column("version_text") String imageVersion,
        @Column("shown_alias") String imageOwnerAlias,
        @Nullable Long imageOwnerId,
        String description,
        String architecture,
        @WireName("OSName") String osName,
        @WireName("OSNameEn") String osNameEn,
        @WireName("OSType") String osType,
        String platform,
        String bootMode,
        @Column("size_gib") int size,
        String status,
        boolean usable,
        String usage,
        @Column("copied") boolean isCopied,
        @Always boolean isSubscribed,
        boolean isPublic,
        @Column("self_shared") String isSelfShared,
        @Column("supports_cloud_init") boolean isSupportCloudinit,
        @Column("supports_io_optimized") boolean isSupportIoOptimized,
        @Always boolean loginAsNonRootSupported,
        String productCode,
        @Always String supplierName,
        @Column("shown_group") String resourceGroupId,
        @Column(value = "created_at", time = Time.SECONDS) String creationTime,
        DetectionOptions detectionOptions,
        Features features,
        @Column("shown_tags") @ItemName("Tag") List<TagView> tags) {
    /** Whether the asking account has instances that were made from the image. */
    public static final String IN_USE =
            "exists (select from instance i where i.account_id = ? and i.image_id = image.id)";

    public static final Listing<ImageView> IMAGES = Listing.of("image", ImageView.class)
            .with("in_use", IN_USE)
            .with(
                    "shown_alias",
                    "case when image.account_id is null then owner_alias when image.account_id = ? then 'self' else 'others' end")
            .with("self_shared", """
                    case when image.account_id is distinct from ? then ''
                        when exists (select from image_share s where s.image_id = image.id) then 'True' else 'False' end
                    """)
            .with("shown_group", "case when image.account_id = ? then resource_group_id else '' end")
            .with("shown_tags", "case when image.account_id = ? then tags else '{}' end");

    boolean isMade() {
        return status.equals(ImageStatus.AVAILABLE.wire()) || status.equals(ImageStatus.DEPRECATED.wire());
    }

    boolean isBeingMade() {
        return status.equals(ImageStatus.CREATING.wire());
    }

    public record DetectionOptions() {}

    public record Features(String nvmeSupport) {
        static String nvmeSupport(boolean nvmeSupport) {
            return nvmeSupport ? "supported" : "unsupported";
        }
    }

    static @Nullable Long imageOwnerId(String accountId) {
        return accountId.matches("\\d{1,18}") ? Long.valueOf(accountId) : null;
    }

    static String usage(boolean inUse) {
        return inUse ? "instance" : "none";
    }

    static boolean isPublic(String accountId) {
        return accountId.isEmpty();
    }

    static boolean usable(ImageStatus status) {
        return status == ImageStatus.AVAILABLE;
    }

    static String status(ImageStatus status) {
        return status.wire();
    }
}
