package dev.skystage.controlplane.resources.vpc;

import dev.skystage.controlplane.api.ApiException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IPv6 blocks: a VPC has a /56, a VSwitch a /64 of it. */
public final class Ipv6 {
    private static final Pattern VPC_BLOCK = Pattern.compile("((?:[0-9a-f]{1,4}:){3})([0-9a-f]{1,2})00::/56");

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:]{2,39}");
    private static final Pattern ZEROS = Pattern.compile("(^|:)0(:0)+(:|$)");

    private Ipv6() {}

    /** The wanted block, or one that follows from the VPC's id. Refuses with InvalidParameter unless it is a /56. */
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

    /** The block of a VSwitch: the part of its VPC's block with this number, 0 to 255. */
    public static String ofVSwitch(String vpcBlock, int number) {
        var match = VPC_BLOCK.matcher(vpcBlock);
        if (!match.matches()) {
            throw new IllegalArgumentException(vpcBlock);
        }
        return match.group(1) + "%s%02x::/64".formatted(match.group(2), number);
    }

    /** The address in its one canonical form (RFC 5952); empty if the text is no address. */
    public static Optional<String> canonical(String text) {
        return bytes(text).map(Ipv6::text);
    }

    /** Whether a VSwitch's block has the address. */
    public static boolean contains(String vSwitchBlock, String address) {
        return bytes(address)
                .filter(bytes -> bytes.getLong(0) == network(vSwitchBlock))
                .isPresent();
    }

    /** The address with the first half of a VSwitch's block and this second half. */
    public static String address(String vSwitchBlock, long half) {
        return text(ByteBuffer.allocate(16).putLong(0, network(vSwitchBlock)).putLong(8, half));
    }

    private static long network(String block) {
        return bytes(block.substring(0, block.indexOf('/'))).orElseThrow().getLong(0);
    }

    private static Optional<ByteBuffer> bytes(String text) {
        if (!ADDRESS.matcher(text).matches() || !text.contains(":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text))
                    .filter(Inet6Address.class::isInstance)
                    .map(address -> ByteBuffer.wrap(address.getAddress()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Leaves out the longest run of zeros; of several equally long ones the first. */
    private static String text(ByteBuffer bytes) {
        var groups = new StringBuilder();
        for (var i = 0; i < 16; i += 2) {
            groups.append(i == 0 ? "" : ":").append(Integer.toHexString(bytes.getShort(i) & 0xffff));
        }
        var longest = ZEROS.matcher(groups)
                .results()
                .reduce((best, run) -> run.group().length() > best.group().length() ? run : best);
        return longest.map(run -> groups.replace(run.start(), run.end(), "::").toString())
                .orElseGet(groups::toString);
    }
}
