package dev.skystage.controlplane.resources.instance.creation;

import dev.skystage.persistence.deploymentset.DeploymentSet;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.scheduler.placement.PlacementRequest.Where;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order of instances that has passed all checks, except those of place, addresses and quotas. What it names is held
 * against deletion.
 */
public record InstanceSpec(
        Placing placing,
        Machine machine,
        NetworkPlan network,
        Bandwidth bandwidth,
        Terms terms,
        Guest guest,
        Labels labels) {
    /**
     * Where, and how many.
     *
     * @param deploymentSet the set that the instances join
     */
    public record Placing(
            String regionId, Amounts amounts, @Nullable DeploymentSet deploymentSet, Hosting hosting) {}

    /**
     * Which hosts may be used.
     *
     * @param tenancy "host" for dedicated hosts of the account, else "default"
     * @param affinity "host" for instances that stay on their dedicated host, else "default"
     * @param zoneId the zone of the dedicated host that is named; null if none is
     * @param where the hosts that may be used
     */
    public record Hosting(
            String tenancy, String affinity, @Nullable String zoneId, Where where) {}

    /**
     * Type, image and disks.
     *
     * @param disks the system disk, then the data disks
     */
    public record Machine(
            InstanceType type,
            Image image,
            boolean ioOptimized,
            @Nullable String creditSpecification,
            List<PlannedDisk> disks) {}

    /**
     * How long they live and what they cost.
     *
     * @param autoReleaseAt when they are released automatically
     */
    public record Terms(
            Billing billing,
            Spot spot,
            boolean deletionProtection,
            @Nullable Instant autoReleaseAt) {}

    /** The settings of the guest systems. */
    public record Guest(
            InstanceNames names,
            boolean passwordSet,
            @Nullable String keyPairName,
            @Nullable String userData,
            @Nullable String ramRoleName,
            @Nullable String securityEnhancement,
            MetadataOptions metadata,
            InstanceOptions options) {}

    /**
     * Description, tags and group.
     *
     * @param tags for the instances, their disks and their interfaces
     */
    public record Labels(String description, Map<String, String> tags, String resourceGroupId) {}
}
