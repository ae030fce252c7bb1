package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.vpc.Cidr;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.vpc.Vpc;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes a secondary block, or the IPv6 block, from a VPC; no VSwitch may be in it. */
@Action(value = "VPC UnassociateVpcCidrBlock", products = Product.VPC)
record UnassociateVpcCidrBlock(Networks networks, Resources resources, JdbcClient jdbc) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String vpcId,
            @Nullable String secondaryCidrBlock,
            @Nullable String iPv6CidrBlock) {}

    void handle(Request request, Caller caller) {
        networks.region(request.regionId());
        var vpc = resources.lock(Vpc.class, caller, request.regionId(), request.vpcId());
        var block = request.secondaryCidrBlock();
        if (block != null) {
            check(vpc.secondaryCidrBlocks.contains(block), "InvalidCidrBlock.NotFound");
            var whole = Cidr.parse(block).orElseThrow();
            check(networks.blocks(vpc.id).stream().noneMatch(whole::contains), "DependencyViolation.VSwitch");
            vpc.secondaryCidrBlocks = vpc.secondaryCidrBlocks.stream()
                    .filter(other -> !other.equals(block))
                    .toList();
        } else if (request.iPv6CidrBlock() != null) {
            check(vpc.ipv6CidrBlock.equals(request.iPv6CidrBlock()), "InvalidCidrBlock.NotFound");
            check(!hasIpv6VSwitches(vpc.id), "DependencyViolation.VSwitch");
            vpc.ipv6CidrBlock = "";
        } else {
            throw new ApiException("MissingParameter", "SecondaryCidrBlock");
        }
    }

    private boolean hasIpv6VSwitches(String vpcId) {
        return jdbc.sql("select exists (select 1 from vswitch where vpc_id = ? and ipv6_cidr_block <> '')")
                .param(vpcId)
                .query(Boolean.class)
                .single();
    }
}
