package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.controlplane.resources.vpc.Ipv6;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.vpc.Vpc;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Makes the default network of an account in a region again after it was deleted. */
@Action(value = "VPC CreateDefaultVpc", products = Product.VPC)
record CreateDefaultVpc(Networks networks, Resources resources, ResourceGroups resourceGroups) {
    record Request(
            @NotBlank String regionId,
            @Nullable Boolean enableIpv6,
            @Nullable String ipv6CidrBlock,
            @Nullable String resourceGroupId,
            @Nullable String clientToken) {}

    record Result(String vpcId, String vRouterId, String routeTableId) {}

    Result handle(Request request, Caller caller) {
        networks.region(request.regionId());
        check(!networks.hasDefaultVpc(caller, request.regionId()), "DefaultVpc.Existed");
        checkParameter(resourceGroups.exists(caller, request.resourceGroupId()), "ResourceGroupId");
        var id = networks.defaultNetwork(caller, request.regionId()).vpcId();
        var vpc = resources.lock(Vpc.class, caller, request.regionId(), id);
        if (request.resourceGroupId() != null) {
            vpc.resourceGroupId = request.resourceGroupId();
        }
        if (Boolean.TRUE.equals(request.enableIpv6())) {
            vpc.ipv6CidrBlock = Ipv6.ofVpc(vpc.id, request.ipv6CidrBlock());
        }
        return new Result(vpc.id, vpc.vrouterId, vpc.routeTableId);
    }
}
