package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.instance.InstanceCreation;
import dev.skystage.controlplane.resources.instance.creation.CreationRequest;
import dev.skystage.controlplane.resources.instance.creation.Dialect;
import dev.skystage.persistence.eni.NetworkInterface;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates and starts up to 100 instances, with a public address each if they have outbound bandwidth. With MinAmount fewer
 * will do when there is no room for all.
 */
@Action("004 §6.3")
record RunInstances(InstanceCreation creation) {
    record Request(
            @NotBlank String regionId,
            @Nullable String zoneId,
            @Nullable String imageId,
            @Nullable String imageFamily,
            @Nullable String instanceType,
            @Nullable String securityGroupId,
            @Nullable List<String> securityGroupIds,
            @Nullable String vSwitchId,
            @Nullable String privateIpAddress,
            @Nullable String launchTemplateId,
            @Nullable String launchTemplateName,
            @Nullable Long launchTemplateVersion,
            @Nullable String instanceName,
            @Nullable String hostName,
            @Nullable List<String> hostNames,
            @Nullable Boolean uniqueSuffix,
            @Nullable String description,
            @Nullable String password,
            @Nullable Boolean passwordInherit,
            @Nullable String keyPairName,
            @Nullable Integer amount,
            @Nullable Integer minAmount,
            @Nullable String instanceChargeType,
            @Nullable Integer period,
            @Nullable String periodUnit,
            @Nullable Boolean autoRenew,
            @Nullable Integer autoRenewPeriod,
            @Nullable String autoReleaseTime,
            @Nullable Boolean deletionProtection,
            @Nullable String spotStrategy,
            @Nullable BigDecimal spotPriceLimit,
            @Nullable Integer spotDuration,
            @Nullable String spotInterruptionBehavior,
            @Nullable String creditSpecification,
            @Nullable String ioOptimized,
            @Nullable String internetChargeType,
            @Nullable Integer internetMaxBandwidthIn,
            @Nullable Integer internetMaxBandwidthOut,
            @Nullable SystemDisk systemDisk,
            @WireName("DataDisk") @Nullable List<DataDisk> dataDisks,
            @WireName("NetworkInterface") @Nullable List<NetworkInterface> networkInterfaces,
            @Nullable Integer ipv6AddressCount,
            @WireName("Ipv6Address") @Nullable List<String> ipv6Addresses,
            @Nullable String hpcClusterId,
            @Nullable String deploymentSetId,
            @Nullable String dedicatedHostId,
            @Nullable String affinity,
            @Nullable String tenancy,
            @Nullable String ramRoleName,
            @Nullable String resourceGroupId,
            @Nullable String securityEnhancementStrategy,
            @Nullable String userData,
            @WireName("Tag") @Nullable List<Tag> tags,
            @Nullable Boolean dryRun,
            @Nullable String clientToken)
            implements CreationRequest {
        @Override
        public Dialect dialect() {
            return Dialect.RUN_INSTANCES;
        }
    }

    record Result(
            @ItemName("InstanceIdSet") List<String> instanceIdSets,
            @Nullable String orderId,
            @Nullable BigDecimal tradePrice) {}

    Result handle(Request request, Caller caller) {
        var created = creation.create(request, caller, true);
        return new Result(created.ids(), created.orderId(), created.tradePrice());
    }
}
