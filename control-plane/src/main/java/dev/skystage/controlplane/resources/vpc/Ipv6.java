package dev.skystage.controlplane.resources.vpc;

import dev.skystage.controlplane.api.ApiException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IPv6 blocks: a VPC has a /56, a VSwitch a /64 of it. */
public final class Ipv6 {
    private static final Pattern VPC_BLOCK = Pattern.compile("((?:[0-9a-f]{1,4}:){3})([0-9a-f]{1,2})00::/56");

    private Ipv6() {}

    /** The block that was asked for, or one that follows from the VPC's id. InvalidParameter unless it is a /56. */
    public static String ofVpc(String vpcId, @Nullable String wanted) {
        if (wanted == null) {
            var hash = vpcId.hashCode();
            return "2408:4005:%x:%x00::/56".formatted(hash >>> 16, 1 + (hash & 0xfe));
        }
        if (!VPC_BLOCK.matcher(wanted).matches()) {
            throw new ApiException("InvalidParameter", "CIDR block");
        }
        return wanted;
    }

    /** The VSwitch's part with this number, 0 to 255. */
    public static String ofVSwitch(String vpcBlock, int number) {
        var match = VPC_BLOCK.matcher(vpcBlock);
        if (!match.matches()) {
            throw new IllegalArgumentException(vpcBlock);
        }
        return match.group(1) + "%s%02x::/64".formatted(match.group(2), number);
    }
}
