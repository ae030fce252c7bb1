package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.controlplane.resources.vpc.Cidr;
import dev.skystage.controlplane.resources.vpc.FinishVpc;
import dev.skystage.controlplane.resources.vpc.Ipv6;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.controlplane.resources.vpc.NewNetworks;
import dev.skystage.scheduler.task.Tasks;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates a VPC with its router and system route table; it is pending at first. */
@Action(
        value = "VPC CreateVpc",
        products = {Product.VPC, Product.ECS})
record CreateVpc(
        Networks networks, NewNetworks fresh, Quotas quotas, Tasks tasks, Resources resources, ResourceGroups groups) {
    private static final String DEFAULT_BLOCK = "172.16.0.0/12";
    private static final int MAX_USER_BLOCKS = 3;
    private static final Pattern BLOCK_FORM = Pattern.compile("([0-9.]+)/(\\d{1,3})");

    record Request(
            @NotBlank String regionId,
            @Nullable String cidrBlock,
            @Nullable String vpcName,
            @Nullable String description,
            @Nullable String userCidr,
            @Nullable Boolean enableIpv6,
            @Nullable String ipv6CidrBlock,
            @Nullable Boolean enableDnsHostname,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken,
            @Nullable Boolean dryRun) {}

    record Result(String vpcId, String vRouterId, String routeTableId, String resourceGroupId) {}

    Result handle(Request request, Caller caller) {
        var region = networks.region(request.regionId());
        check(Texts.isName(request.vpcName()), "InvalidVpcName.Malformed");
        check(Texts.isDescriptionFromLetter(request.description()), "InvalidVpcDiscription.Malformed");
        var group = orEmpty(request.resourceGroupId());
        check(groups.exists(caller, group), "InvalidResourceGroupId");
        var block = Cidr.parse(request.cidrBlock() == null ? DEFAULT_BLOCK : request.cidrBlock())
                .filter(Cidr::isForVpc)
                .orElseThrow(() -> new ApiException("InvalidParameter", "CIDR block"));
        var vpc = fresh.vpc(caller.accountId(), region.id(), block, caller.requestId());
        vpc.name = orEmpty(request.vpcName());
        vpc.description = orEmpty(request.description());
        vpc.resourceGroupId = group;
        vpc.userCidrs = userBlocks(request.userCidr());
        vpc.ipv6CidrBlock =
                Boolean.TRUE.equals(request.enableIpv6()) ? Ipv6.ofVpc(vpc.id, request.ipv6CidrBlock()) : "";
        vpc.dnsHostname = Boolean.TRUE.equals(request.enableDnsHostname());
        vpc.tags = Tags.given(request.tag());
        check(quotas.take(caller.accountId(), region.id(), Quota.VPCS, 1), "QuotaExceeded.Vpc");
        resources.add(vpc);
        tasks.submit(FinishVpc.class, vpc);
        return new Result(vpc.id, vpc.vrouterId, vpc.routeTableId, group);
    }

    private static List<String> userBlocks(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        var entries = text.split(",", -1);
        check(entries.length <= MAX_USER_BLOCKS, "InvalidUserCidr.Quota");
        var blocks = new ArrayList<String>();
        for (var entry : entries) {
            var block = Cidr.parse(entry.strip()).orElseThrow(() -> malformed(entry.strip()));
            check(!block.overlaps(Cidr.SHARED), "InvalidUserCidr.Malformed");
            blocks.add(block.toString());
        }
        return blocks;
    }

    private static ApiException malformed(String entry) {
        var form = BLOCK_FORM.matcher(entry);
        var mask = form.matches() && Cidr.address(form.group(1)).isPresent() && Integer.parseInt(form.group(2)) > 32;
        return new ApiException("InvalidParameter", mask ? "UserCidr Subnet mask" : "UserCidr invalid format");
    }
}
