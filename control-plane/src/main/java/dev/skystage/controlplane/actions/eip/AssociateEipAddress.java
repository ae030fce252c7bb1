package dev.skystage.controlplane.actions.eip;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eip.BoundKind;
import dev.skystage.controlplane.resources.eip.EipBindings;
import dev.skystage.controlplane.resources.eip.Eips;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.persistence.eni.EniStatus;
import dev.skystage.persistence.eni.NetworkInterface;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds an elastic IP address to an instance, or to a private address of a secondary network interface. */
@Action(
        value = "VPC AssociateEipAddress",
        products = {Product.VPC, Product.ECS})
record AssociateEipAddress(Eips eips, EipBindings bindings, Instances instances, Resources resources) {
    private static final String NAT = "NAT";
    private static final Set<String> MODES = Set.of(NAT, "MULTI_BINDED", "BINDED");

    record Request(
            @Nullable String regionId,
            @NotBlank String allocationId,
            @NotBlank String instanceId,
            @Nullable BoundKind instanceType,
            @Nullable String instanceRegionId,
            @Nullable String privateIpAddress,
            @Nullable String mode,
            @Nullable String clientToken) {}

    void handle(Request request, Caller caller) {
        eips.checkRegion(request.regionId());
        checkParameter(request.mode() == null || MODES.contains(request.mode()), "Mode");
        switch (request.instanceType() == null ? BoundKind.ECS_INSTANCE : request.instanceType()) {
            case ECS_INSTANCE -> toInstance(request, caller);
            case NETWORK_INTERFACE -> toInterface(request, caller);
            case SLB_INSTANCE, NAT, HA_VIP -> throw new ApiException("InvalidInstanId.NotFound");
        }
    }

    private void toInstance(Request request, Caller caller) {
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.ASSOCIATE_ADDRESS);
        var eip = eips.lock(caller, request.regionId(), request.allocationId());
        bindings.associate(eip, instance, caller.requestId());
    }

    private void toInterface(Request request, Caller caller) {
        var eni = resources.lock(NetworkInterface.class, caller, List.of(request.instanceId())).stream()
                .findFirst()
                .orElseThrow(() -> new ApiException("InvalidInstanId.NotFound"));
        checkParameter(!eni.isPrimary(), "InstanceId");
        check(
                eni.status() == EniStatus.AVAILABLE || eni.status() == EniStatus.IN_USE,
                "IncorrectInstanceStatus",
                "Current instance status does not support this operation.");
        var wanted = request.privateIpAddress();
        checkParameter(
                wanted == null || wanted.equals(eni.privateIp) || eni.secondaryIps.contains(wanted),
                "PrivateIpAddress");
        var eip = eips.lock(caller, request.regionId(), request.allocationId());
        bindings.associate(
                eip,
                eni,
                wanted == null ? eni.privateIp : wanted,
                request.mode() == null ? NAT : request.mode(),
                caller.requestId());
    }
}
