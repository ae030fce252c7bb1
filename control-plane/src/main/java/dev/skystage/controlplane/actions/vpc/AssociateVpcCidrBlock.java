package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.vpc.Cidr;
import dev.skystage.controlplane.resources.vpc.Ipv6;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.Vpc;
import jakarta.validation.constraints.NotBlank;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds a block for VSwitches to a VPC, or gives it its IPv6 block. */
@Action(value = "VPC AssociateVpcCidrBlock", products = Product.VPC)
record AssociateVpcCidrBlock(Networks networks, Resources resources) {
    private static final int MOST_BLOCKS = 5;
    private static final Set<String> VERSIONS = Set.of("IPV4", "IPV6");

    record Request(
            @NotBlank String regionId,
            @NotBlank String vpcId,
            @Nullable String secondaryCidrBlock,
            @Nullable String iPv6CidrBlock,
            @Nullable String ipVersion) {}

    void handle(Request request, Caller caller) {
        networks.region(request.regionId());
        Choice.checkParameter("IpVersion", request.ipVersion(), VERSIONS);
        var vpc = resources.lock(Vpc.class, caller, request.regionId(), request.vpcId());
        check(vpc.status() == NetworkStatus.AVAILABLE, "IncorrectVpcStatus");
        if ("IPV6".equals(request.ipVersion()) || request.iPv6CidrBlock() != null) {
            check(vpc.ipv6CidrBlock.isEmpty(), "InvalidCidrBlock.Overlapped");
            vpc.ipv6CidrBlock = Ipv6.ofVpc(vpc.id, request.iPv6CidrBlock());
            return;
        }
        if (request.secondaryCidrBlock() == null) {
            throw new ApiException("MissingParameter", "SecondaryCidrBlock");
        }
        var block = Cidr.parse(request.secondaryCidrBlock())
                .filter(Cidr::isForVpc)
                .orElseThrow(() -> new ApiException("InvalidCidrBlock.Malformed"));
        check(Networks.blocks(vpc).noneMatch(block::overlaps), "InvalidCidrBlock.Overlapped");
        check(vpc.secondaryCidrBlocks.size() < MOST_BLOCKS, "QuotaExceeded.SecondaryCidrBlock");
        vpc.secondaryCidrBlocks = Stream.concat(vpc.secondaryCidrBlocks.stream(), Stream.of(block.toString()))
                .toList();
    }
}
