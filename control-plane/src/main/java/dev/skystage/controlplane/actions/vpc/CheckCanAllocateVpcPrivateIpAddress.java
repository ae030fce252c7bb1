package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.vpc.Cidr;
import dev.skystage.controlplane.resources.vpc.IpBlock;
import dev.skystage.controlplane.resources.vpc.Ipv6;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.vpc.VSwitch;
import jakarta.validation.constraints.NotBlank;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells whether an address of a VSwitch is free. */
@Action(value = "VPC CheckCanAllocateVpcPrivateIpAddress", products = Product.VPC)
record CheckCanAllocateVpcPrivateIpAddress(Networks networks, Resources resources, JdbcClient jdbc) {
    private static final Set<String> VERSIONS = Set.of("ipv4", "ipv6");

    record Request(
            @NotBlank String regionId,
            @NotBlank String vSwitchId,
            @NotBlank String privateIpAddress,
            @Nullable String ipVersion) {}

    record Result(boolean canAllocate) {}

    Result handle(Request request, Caller caller) {
        networks.region(request.regionId());
        Choice.checkParameter("IpVersion", request.ipVersion(), VERSIONS);
        var address = IpBlock.parse(request.privateIpAddress())
                .filter(block -> !request.privateIpAddress().contains("/"))
                .filter(block -> block.isIpv6() == "ipv6".equals(request.ipVersion()))
                .orElseThrow(() -> ApiException.invalid("PrivateIpAddress"));
        var vSwitch = resources
                .find(VSwitch.class, caller, request.vSwitchId())
                .filter(found -> found.regionId.equals(request.regionId()))
                .orElseThrow(() -> Resources.notFound(VSwitch.class));
        return new Result(isGivenOut(vSwitch, address) && isFree(vSwitch, address));
    }

    private static boolean isGivenOut(VSwitch vSwitch, IpBlock address) {
        if (address.isIpv6()) {
            return !vSwitch.ipv6CidrBlock.isEmpty() && Ipv6.contains(vSwitch.ipv6CidrBlock, address.address());
        }
        var block = Cidr.parse(vSwitch.cidrBlock).orElseThrow();
        var number = address.network().longValueExact();
        return block.firstUsable() <= number && number <= block.lastUsable();
    }

    private boolean isFree(VSwitch vSwitch, IpBlock address) {
        return jdbc.sql("""
                        select not exists (select 1 from interface_address where vswitch_id = :vSwitch and ip = :ip::inet)
                            and not exists (select 1 from network_interface
                                where vswitch_id = :vSwitch and private_ip = :ip)
                        """)
                .param("vSwitch", vSwitch.id)
                .param("ip", address.address())
                .query(Boolean.class)
                .single();
    }
}
