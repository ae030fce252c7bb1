package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.vpc.Ipv6Blocks;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.persistence.vpc.Vpc;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes name and description of a VSwitch; turns IPv6 on if its VPC has some, and off while nobody uses it. */
@Action(
        value = "VPC ModifyVSwitchAttribute",
        products = {Product.VPC, Product.ECS})
record ModifyVSwitchAttribute(Networks networks, Resources resources, Ipv6Blocks ipv6) {
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
        if (request.enableIPv6() != null || part != null) {
            resources
                    .hold(Vpc.class, caller, List.of(vSwitch.vpcId))
                    .forEach(vpc -> ipv6.turn(vSwitch, vpc, request.enableIPv6(), part));
        }
    }
}
