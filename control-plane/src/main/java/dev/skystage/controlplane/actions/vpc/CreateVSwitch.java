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
import dev.skystage.controlplane.resources.vpc.Cidr;
import dev.skystage.controlplane.resources.vpc.FinishVSwitch;
import dev.skystage.controlplane.resources.vpc.Ipv6;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.controlplane.resources.vpc.NewNetworks;
import dev.skystage.controlplane.resources.vpc.RouteTables;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.Vpc;
import dev.skystage.scheduler.task.Tasks;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates a VSwitch in a zone of a VPC; it is pending at first. */
@Action(
        value = "VPC CreateVSwitch",
        products = {Product.VPC, Product.ECS})
record CreateVSwitch(
        Networks networks, RouteTables routes, NewNetworks fresh, Quotas quotas, Tasks tasks, Resources resources) {
    private static final int SHORTEST_MASK = 16;
    private static final int LONGEST_MASK = 29;

    record Request(
            @NotBlank String regionId,
            @NotBlank String zoneId,
            @NotBlank String vpcId,
            @NotBlank String cidrBlock,
            @Nullable Integer ipv6CidrBlock,
            @Nullable String vSwitchName,
            @Nullable String description,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Result(String vSwitchId) {}

    Result handle(Request request, Caller caller) {
        var region = networks.region(request.regionId());
        check(region.has(request.zoneId()), "InvalidZoneId.NotFound");
        check(Texts.isName(request.vSwitchName()), "InvalidVSwitchName.Malformed");
        check(Texts.isDescriptionFromLetter(request.description()), "InvalidVSwitchDiscription.Malformed");
        var block = Cidr.parse(request.cidrBlock()).orElseThrow(() -> new ApiException("InvalidCidrBlock.Malformed"));
        check(block.prefix() >= SHORTEST_MASK && block.prefix() <= LONGEST_MASK, "InvalidCirdrBlock.MaskLength");
        var vpc = resources.lock(Vpc.class, caller, region.id(), request.vpcId());
        check(vpc.status() == NetworkStatus.AVAILABLE, "IncorrectVpcStatus");
        check(Networks.blocks(vpc).anyMatch(whole -> whole.contains(block)), "InvalidParameter", "not valid in VPC");
        check(!networks.isBusy(vpc.id), "IncorrectVSwitchStatus", "Creation simultaneously");
        check(!routes.isBusy(vpc), "IncorrectRouteEntryStatus");
        var neighbours = networks.blocks(vpc.id);
        check(neighbours.stream().noneMatch(block::overlaps), "InvalidCidrBlock.Overlapped", "other subnets");
        check(!routes.leadsInto(vpc, block), "InvalidCidrBlock.Overlapped", "other entry");
        var maximum = quotas.maximum(caller.accountId(), region.id(), Quota.VSWITCHES_PER_VPC);
        check(neighbours.size() < maximum, "QuotaExceeded.VSwitch");
        var vSwitch = fresh.vSwitch(vpc, request.zoneId(), block, caller.requestId());
        vSwitch.name = orEmpty(request.vSwitchName());
        vSwitch.description = orEmpty(request.description());
        vSwitch.ipv6CidrBlock = ipv6(vpc, request.ipv6CidrBlock());
        vSwitch.tags = Tags.given(request.tag());
        resources.add(vSwitch);
        tasks.submit(FinishVSwitch.class, vSwitch);
        return new Result(vSwitch.id);
    }

    private static String ipv6(Vpc vpc, @Nullable Integer number) {
        if (number == null) {
            return "";
        }
        check(number >= 0 && number <= 255 && !vpc.ipv6CidrBlock.isEmpty(), "InvalidParameter", "not valid in VPC");
        return Ipv6.ofVSwitch(vpc.ipv6CidrBlock, number);
    }
}
