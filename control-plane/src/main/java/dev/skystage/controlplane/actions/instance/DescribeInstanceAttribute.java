package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.instance.InstanceView;
import dev.skystage.controlplane.resources.instance.StoppedMode;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Shows the attributes of one instance. */
@Action("public doc: DescribeInstanceAttribute")
record DescribeInstanceAttribute(Pages pages) {
    private static final Listing<Result> INSTANCE = Listing.of("instance", Result.class);

    record Request(@NotBlank String instanceId) {}

    /** Unlike in DescribeInstances, {@code IoOptimized} is a text. Memory is MiB. */
    record Result(
            @Column("id") String instanceId,
            @Column("name") String instanceName,
            String description,
            String hostName,
            String serialNumber,
            String imageId,
            String regionId,
            String zoneId,
            String clusterId,
            String instanceType,
            int cpu,
            @Column("memory_mib") int memory,
            String ioOptimized,
            String creditSpecification,
            String status,
            String stoppedMode,
            @Column("locks") @ItemName("LockReason") List<InstanceView.Lock> operationLocks,

            @Column(value = "created_at", time = Time.MINUTES)
            String creationTime,

            @Column(value = "expired_at", time = Time.MINUTES, absent = InstanceView.NEVER)
            String expiredTime,

            @Column("charge_type") String instanceChargeType,
            @Column("network_type") String instanceNetworkType,
            InstanceView.VpcAttributes vpcAttributes,
            @Column("public_ip") @ItemName("IpAddress") List<String> publicIpAddress,
            @Always @ItemName("IpAddress") List<String> innerIpAddress,
            InstanceView.EipAddress eipAddress,
            String internetChargeType,
            int internetMaxBandwidthIn,
            int internetMaxBandwidthOut,
            @Always String vlanId,
            boolean enableJumboFrame,
            @ItemName("SecurityGroupId") List<String> securityGroupIds,
            InstanceView.DedicatedHostAttribute dedicatedHostAttribute) {
        static String status(InstanceStatus status) {
            return status.wire();
        }

        static String stoppedMode(String stoppedMode, InstanceStatus status) {
            return StoppedMode.shown(stoppedMode, status);
        }

        static InstanceView.EipAddress eipAddress(List<String> elasticIp) {
            return InstanceView.eipAddress(elasticIp);
        }

        static String ioOptimized(boolean ioOptimized) {
            return Boolean.toString(ioOptimized);
        }
    }

    Result handle(Request request, Caller caller) {
        var query = Query.of(caller, null)
                .ids(List.of(request.instanceId()))
                .where(new Filter().and("status <> 'RELEASING'"));
        return pages.find(INSTANCE, query).orElseThrow(() -> Resources.notFound(Instance.class));
    }
}
