package dev.skystage.controlplane.resources.vpc;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Filter;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.persistence.vpc.Vpc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives VPCs and VSwitches their IPv6 blocks, and takes back those that nobody uses. The rows are locked by the caller.
 */
@Component
public record Ipv6Blocks(JdbcClient jdbc) {
    /**
     * Turns IPv6 of a VPC on or off; refuses to turn it off while a VSwitch has a part of the block.
     *
     * @param on null changes nothing
     * @param wanted the block, if there is none yet; null for one that follows from the VPC's id
     */
    public void turn(Vpc vpc, @Nullable Boolean on, @Nullable String wanted) {
        if (Boolean.TRUE.equals(on) && vpc.ipv6CidrBlock.isEmpty()) {
            vpc.ipv6CidrBlock = Ipv6.ofVpc(vpc.id, wanted);
        } else if (Boolean.FALSE.equals(on) && !vpc.ipv6CidrBlock.isEmpty()) {
            checkParameter(
                    !exists("select from vswitch where vpc_id = ? and ipv6_cidr_block <> ''", vpc.id), "EnableIPv6");
            vpc.ipv6CidrBlock = "";
        }
    }

    /**
     * Turns IPv6 of a VSwitch on or off, or gives it another part of its VPC's block; refuses both to take back and to
     * change a block that interfaces have addresses of.
     *
     * @param on null for what the number of the part says
     * @param part null for the part it has, or the first one
     */
    public void turn(VSwitch vSwitch, Vpc vpc, @Nullable Boolean on, @Nullable Integer part) {
        if (Boolean.FALSE.equals(on)) {
            change(vSwitch, "", "EnableIPv6");
        } else if (part != null || (Boolean.TRUE.equals(on) && vSwitch.ipv6CidrBlock.isEmpty())) {
            check(!vpc.ipv6CidrBlock.isEmpty(), "InvalidParameter", "Ipv6CidrBlock");
            change(vSwitch, Ipv6.ofVSwitch(vpc.ipv6CidrBlock, part == null ? 0 : part), "Ipv6CidrBlock");
        }
    }

    private void change(VSwitch vSwitch, String block, String parameter) {
        if (!vSwitch.ipv6CidrBlock.isEmpty() && !vSwitch.ipv6CidrBlock.equals(block)) {
            var inUse = exists("select from interface_address where vswitch_id = ? and family(ip) = 6", vSwitch.id);
            checkParameter(!inUse, parameter);
        }
        vSwitch.ipv6CidrBlock = block;
    }

    /** Finds those VPCs or VSwitches alone that have a block, or those that have none; null finds all. */
    public static void filter(Filter filter, @Nullable Boolean enabled) {
        if (enabled != null) {
            filter.and(enabled ? "ipv6_cidr_block <> ''" : "ipv6_cidr_block = ''");
        }
    }

    private boolean exists(String rows, String id) {
        return jdbc.sql("select exists (" + rows + ")")
                .param(id)
                .query(Boolean.class)
                .single();
    }
}
