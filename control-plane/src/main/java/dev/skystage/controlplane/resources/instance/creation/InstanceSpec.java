package dev.skystage.controlplane.resources.instance.creation;

import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instancetype.InstanceType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to create instances that has passed all checks which need no place, address or quota.
 *
 * @param disks the system disk, then the data disks
 * @param tags for the instances, their disks and their interfaces
 * @param autoReleaseAt when the instances are released by themselves
 */
public record InstanceSpec(
        String regionId,
        InstanceType type,
        Image image,
        boolean ioOptimized,
        Amounts amounts,
        InstanceNames names,
        String description,
        NetworkPlan network,
        Bandwidth bandwidth,
        List<PlannedDisk> disks,
        Billing billing,
        Spot spot,
        Map<String, String> tags,
        boolean passwordSet,
        boolean deletionProtection,
        @Nullable Instant autoReleaseAt,
        @Nullable String userData,
        @Nullable String creditSpecification,
        @Nullable String securityEnhancement,
        @Nullable String deploymentSetId,
        String resourceGroupId,
        Dialect dialect) {}
