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
 * An order of instances that has passed all checks which need no place, address or quota. What it names is held against
 * deletion.
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
     * @param deploymentSet the set they join
     */
    public record Placing(
            String regionId, Amounts amounts, @Nullable DeploymentSet deploymentSet, Hosting hosting) {}

    /**
     * On whose hosts.
     *
     * @param tenancy host for those that the account has for itself, else default
     * @param affinity host for instances that stay on their dedicated host, else default
     * @param zoneId of the dedicated host that is named; null if none is
     * @param where which hosts may be taken
     */
    public record Hosting(
            String tenancy, String affinity, @Nullable String zoneId, Where where) {}

    /**
     * What they are made of.
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
     * @param autoReleaseAt when they are released by themselves
     */
    public record Terms(
            Billing billing,
            Spot spot,
            boolean deletionProtection,
            @Nullable Instant autoReleaseAt) {}

    /** What the guest systems are told. */
    public record Guest(
            InstanceNames names,
            boolean passwordSet,
            @Nullable String keyPairName,
            @Nullable String userData,
            @Nullable String ramRoleName,
            @Nullable String securityEnhancement,
            MetadataOptions metadata) {}

    /**
     * How they are found again.
     *
     * @param tags for the instances, their disks and their interfaces
     */
    public record Labels(String description, Map<String, String> tags, String resourceGroupId) {}
}
