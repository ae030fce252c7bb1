package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.vpc.Cidr;
import dev.skystage.controlplane.resources.vpc.Ipv6Blocks;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.Vpc;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Changes name, description and blocks of a VPC. Its VSwitches must be in the new block; IPv6 is turned on and off. */
@Action(
        value = "VPC ModifyVpcAttribute",
        products = {Product.VPC, Product.ECS})
record ModifyVpcAttribute(Networks networks, Resources resources, Ipv6Blocks ipv6) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String vpcId,
            @KeepEmpty @Nullable String vpcName,
            @KeepEmpty @Nullable String description,
            @Nullable String cidrBlock,
            @Nullable Boolean enableIPv6,
            @Nullable String ipv6CidrBlock,
            @Nullable Boolean enableDnsHostname) {}

    void handle(Request request, Caller caller) {
        networks.region(request.regionId());
        check(Texts.isName(request.vpcName()), "InvalidVpcName.Malformed");
        check(Texts.isDescriptionFromLetter(request.description()), "InvalidVpcDiscription.Malformed");
        var vpc = resources.lock(Vpc.class, caller, request.regionId(), request.vpcId());
        check(vpc.status() == NetworkStatus.AVAILABLE, "IncorrectVpcStatus");
        vpc.name = request.vpcName() == null ? vpc.name : request.vpcName();
        vpc.description = request.description() == null ? vpc.description : request.description();
        if (request.cidrBlock() != null && !request.cidrBlock().equals(vpc.cidrBlock)) {
            vpc.cidrBlock = wider(vpc, request.cidrBlock()).toString();
        }
        ipv6.turn(vpc, request.enableIPv6(), request.ipv6CidrBlock());
        vpc.dnsHostname = request.enableDnsHostname() == null ? vpc.dnsHostname : request.enableDnsHostname();
    }

    private Cidr wider(Vpc vpc, String text) {
        return Cidr.parse(text)
                .filter(Cidr::isForVpc)
                .filter(block -> Networks.blocks(vpc).skip(1).noneMatch(block::overlaps))
                .filter(block -> networks.blocks(vpc.id).stream()
                        .allMatch(part -> block.contains(part)
                                || Networks.blocks(vpc).skip(1).anyMatch(other -> other.contains(part))))
                .orElseThrow(() -> new ApiException("InvalidCidrBlock.Malformed"));
    }
}
