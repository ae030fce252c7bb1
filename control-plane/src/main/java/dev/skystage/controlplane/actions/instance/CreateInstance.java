package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.instance.InstanceCreation;
import dev.skystage.controlplane.resources.instance.creation.CreationRequest;
import dev.skystage.controlplane.resources.instance.creation.Dialect;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates one instance and leaves it shut down, without a public address. */
@Action("004 §6.4")
record CreateInstance(InstanceCreation creation) {
    record Request(
            @NotBlank String regionId,
            @Nullable String zoneId,
            @NotBlank String imageId,
            @NotBlank String instanceType,
            @Nullable String securityGroupId,
            @Nullable String vSwitchId,
            @Nullable String privateIpAddress,
            @Nullable String instanceName,
            @Nullable String hostName,
            @Nullable String description,
            @Nullable String password,
            @Nullable Boolean passwordInherit,
            @Nullable String keyPairName,
            @Nullable String instanceChargeType,
            @Nullable Integer period,
            @Nullable String periodUnit,
            @Nullable Boolean autoRenew,
            @Nullable Integer autoRenewPeriod,
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
            @Nullable String hpcClusterId,
            @Nullable String deploymentSetId,
            @Nullable String dedicatedHostId,
            @Nullable String affinity,
            @Nullable String tenancy,
            @Nullable String ramRoleName,
            @Nullable String resourceGroupId,
            @Nullable String securityEnhancementStrategy,
            @Nullable String userData,
            @Nullable String clusterId,
            @Nullable String nodeControllerId,
            @Nullable String vlanId,
            @Nullable String innerIpAddress,
            @Nullable Boolean useAdditionalService,
            @WireName("Tag") @Nullable List<Tag> tags,
            @Nullable Boolean dryRun,
            @Nullable String clientToken)
            implements CreationRequest {
        @Override
        public Dialect dialect() {
            return Dialect.CREATE_INSTANCE;
        }
    }

    record Result(
            String instanceId,
            @Nullable String orderId,
            @Nullable BigDecimal tradePrice) {}

    Result handle(Request request, Caller caller) {
        var created = creation.create(request, caller, false);
        return new Result(created.ids().getFirst(), created.orderId(), created.tradePrice());
    }
}
