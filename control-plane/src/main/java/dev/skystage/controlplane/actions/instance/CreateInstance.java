package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.resources.instance.InstanceCreation;
import dev.skystage.controlplane.resources.instance.creation.CreationOrder;
import dev.skystage.controlplane.resources.instance.creation.CreationParameters;
import dev.skystage.controlplane.resources.instance.creation.Renewals;
import dev.skystage.controlplane.resources.instance.creation.RunParameters;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.scheduler.placement.Hosts;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Creates one instance and leaves it shut down, without a public address. */
@Action("004 §6.4")
record CreateInstance(InstanceCreation creation, Regions regions, Hosts hosts) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String imageId,
            @NotBlank String instanceType,
            @Flat CreationParameters parameters,
            @Nullable String clusterId,
            @Nullable String nodeControllerId,
            @Nullable String vlanId,
            @Nullable String innerIpAddress,
            @Nullable Boolean useAdditionalService,
            @Nullable Boolean dryRun,
            @Nullable String clientToken) {}

    record Result(
            String instanceId,
            @Nullable String orderId,
            @Nullable BigDecimal tradePrice) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        checkPlace(request);
        var order = new CreationOrder(
                Renewals.CREATE_INSTANCE,
                request.regionId(),
                request.imageId(),
                request.instanceType(),
                request.parameters(),
                RunParameters.NONE);
        var created = creation.create(order, caller, false);
        return new Result(created.ids().getFirst(), created.orderId(), created.tradePrice());
    }

    /** Clusters and VLANs of the classic network cannot be chosen any more; wrong ones are still refused. */
    private void checkPlace(Request request) {
        check(
                request.vlanId() == null,
                "OperationDenied",
                "The specified parameter \"VlanId\" is not valid or vlan has not enough IP address.");
        check(
                request.innerIpAddress() == null,
                "InvalidParameter.Conflict",
                "The specified InnerIpAddress is only for instances of the classic network.");
        check(
                request.clusterId() == null || hosts.hasCluster(request.clusterId(), request.regionId()),
                "InvalidClusterId.NotFound");
    }
}
