package dev.skystage.controlplane.resources.instance.creation;

import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.WireName;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters by which instances are created, as the requests of RunInstances and CreateInstance have them. What only
 * one of the two offers is absent in the other.
 */
public interface CreationRequest {
    /** {@code SystemDisk.*}; the size is a number of GiB as text. */
    record SystemDisk(
            @Nullable String category,
            @Nullable String size,
            @Nullable String diskName,
            @Nullable String description,
            @Nullable String performanceLevel,
            @Nullable String encrypted,
            @Nullable @WireName({"KMSKeyId", "KmsKeyId"}) String kmsKeyId) {}

    /** {@code DataDisk.N.*}; the size is GiB. */
    record DataDisk(
            @Nullable Integer size,
            @Nullable String snapshotId,
            @Nullable String category,
            @Nullable String encrypted,
            @Nullable @WireName({"KMSKeyId", "KmsKeyId"}) String kmsKeyId,
            @Nullable String diskName,
            @Nullable String description,
            @Nullable String device,
            @Nullable Boolean deleteWithInstance,
            @Nullable String performanceLevel) {}

    /** {@code NetworkInterface.N.*}; InstanceType is Primary or Secondary, Secondary when absent. */
    record NetworkInterface(
            @Nullable String primaryIpAddress,
            @Nullable String vSwitchId,
            @Nullable String securityGroupId,
            @Nullable List<String> securityGroupIds,
            @Nullable String networkInterfaceName,
            @Nullable String description,
            @Nullable String instanceType) {}

    /** The error codes in which the actions differ. */
    Dialect dialect();

    String regionId();

    @Nullable
    String zoneId();

    @Nullable
    String imageId();

    default @Nullable String imageFamily() {
        return null;
    }

    @Nullable
    String instanceType();

    @Nullable
    String securityGroupId();

    default @Nullable List<String> securityGroupIds() {
        return null;
    }

    @Nullable
    String vSwitchId();

    @Nullable
    String privateIpAddress();

    default @Nullable String launchTemplateId() {
        return null;
    }

    default @Nullable String launchTemplateName() {
        return null;
    }

    @Nullable
    String instanceName();

    @Nullable
    String hostName();

    default @Nullable List<String> hostNames() {
        return null;
    }

    default @Nullable Boolean uniqueSuffix() {
        return null;
    }

    @Nullable
    String description();

    @Nullable
    String password();

    @Nullable
    Boolean passwordInherit();

    @Nullable
    String keyPairName();

    default @Nullable Integer amount() {
        return null;
    }

    default @Nullable Integer minAmount() {
        return null;
    }

    @Nullable
    String instanceChargeType();

    @Nullable
    Integer period();

    @Nullable
    String periodUnit();

    @Nullable
    Boolean autoRenew();

    @Nullable
    Integer autoRenewPeriod();

    default @Nullable String autoReleaseTime() {
        return null;
    }

    @Nullable
    Boolean deletionProtection();

    @Nullable
    String spotStrategy();

    @Nullable
    BigDecimal spotPriceLimit();

    @Nullable
    Integer spotDuration();

    @Nullable
    String spotInterruptionBehavior();

    @Nullable
    String creditSpecification();

    @Nullable
    String ioOptimized();

    @Nullable
    String internetChargeType();

    @Nullable
    Integer internetMaxBandwidthIn();

    @Nullable
    Integer internetMaxBandwidthOut();

    @Nullable
    SystemDisk systemDisk();

    @Nullable
    List<DataDisk> dataDisks();

    default @Nullable List<NetworkInterface> networkInterfaces() {
        return null;
    }

    default @Nullable Integer ipv6AddressCount() {
        return null;
    }

    default @Nullable List<String> ipv6Addresses() {
        return null;
    }

    @Nullable
    String hpcClusterId();

    @Nullable
    String deploymentSetId();

    @Nullable
    String dedicatedHostId();

    @Nullable
    String affinity();

    @Nullable
    String tenancy();

    @Nullable
    String ramRoleName();

    @Nullable
    String resourceGroupId();

    @Nullable
    String securityEnhancementStrategy();

    @Nullable
    String userData();

    @Nullable
    List<Tag> tags();

    default @Nullable String clusterId() {
        return null;
    }

    default @Nullable String vlanId() {
        return null;
    }

    default @Nullable String innerIpAddress() {
        return null;
    }
}
