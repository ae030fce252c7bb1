package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.vpc.Ipv6;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.persistence.vpc.Vpc;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Changes name and description of a VSwitch, and gives it IPv6 addresses if its VPC has some. */
@Action(
        value = "VPC ModifyVSwitchAttribute",
        products = {Product.VPC, Product.ECS})
record ModifyVSwitchAttribute(Networks networks, Resources resources) {
    private static final int HIGHEST_PART = 255;

    record Request(
            @NotBlank String regionId,
            @NotBlank String vSwitchId,
            @KeepEmpty @Nullable String vSwitchName,
            @KeepEmpty @Nullable String description,
            @Nullable Boolean enableIPv6,
            @Nullable Integer ipv6CidrBlock) {}

    void handle(Request request, Caller caller) {
        networks.region(request.regionId());
        check(Texts.isName(request.vSwitchName()), "InvalidVSwitchName.Malformed");
        check(Texts.isDescriptionFromLetter(request.description()), "InvalidVSwitchDiscription.Malformed");
        var part = request.ipv6CidrBlock();
        check(part == null || (part >= 0 && part <= HIGHEST_PART), "InvalidParameter", "Ipv6CidrBlock");
        var vSwitch = resources.lock(VSwitch.class, caller, request.regionId(), request.vSwitchId());
        vSwitch.name = request.vSwitchName() == null ? vSwitch.name : request.vSwitchName();
        vSwitch.description = request.description() == null ? vSwitch.description : request.description();
        if ((part != null || Boolean.TRUE.equals(request.enableIPv6())) && vSwitch.ipv6CidrBlock.isEmpty()) {
            var whole = resources
                    .find(Vpc.class, caller, vSwitch.vpcId)
                    .map(vpc -> vpc.ipv6CidrBlock)
                    .orElse("");
            check(!whole.isEmpty(), "InvalidParameter", "Ipv6CidrBlock");
            vSwitch.ipv6CidrBlock = Ipv6.ofVSwitch(whole, part == null ? 0 : part);
        }
    }
}
