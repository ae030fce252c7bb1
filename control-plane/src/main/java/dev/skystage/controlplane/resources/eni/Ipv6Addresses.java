package dev.skystage.controlplane.resources.eni;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.vpc.Ipv6;
import dev.skystage.persistence.eni.EniStatus;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.clock.Ids;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives locked interfaces IPv6 addresses from the /64 block of their VSwitch, each only once. */
@Component
public class Ipv6Addresses {
    /** How many an interface may have that is attached to nothing. */
    public static final int MOST_OF_AVAILABLE = 10;

    /** How many an attached interface may have, whatever the type of its instance. */
    public static final int MOST_OF_ATTACHED = 1;

    /** An attached interface has, or would have, more than the type of its instance allows. */
    public static final ApiException COUNT_EXCEEDED = new ApiException(
            "InvalidOperation.Ipv6CountExceeded",
            "The instance type allows %d IPv6 address for each interface.".formatted(MOST_OF_ATTACHED));

    private final JdbcClient jdbc;
    private final Chance chance;
    private final Ids ids;

    Ipv6Addresses(JdbcClient jdbc, Chance chance, Ids ids) {
        this.jdbc = jdbc;
        this.chance = chance;
        this.ids = ids;
    }

    /**
     * Adds these addresses, or a number of free ones.
     *
     * @param most how many the interface may have in the end
     * @return the addresses that were added
     */
    public List<String> add(
            NetworkInterface eni, VSwitch vSwitch, @Nullable List<String> wanted, @Nullable Integer count, int most) {
        checkParameter(wanted == null || count == null, "Ipv6AddressCount");
        checkParameter(count == null || count >= 1, "Ipv6AddressCount");
        var n = wanted != null ? wanted.size() : count != null ? count : 0;
        if (n == 0) {
            return List.of();
        }
        check(!vSwitch.ipv6CidrBlock.isEmpty(), "InvalidVSwitch.Ipv6NotTurnOn", vSwitch.id);
        check(eni.ipv6Ips.size() + n <= most, exceeded(eni, most));
        var fresh = wanted != null ? claim(vSwitch, wanted) : pick(vSwitch, n);
        eni.ipv6Ips = Stream.concat(eni.ipv6Ips.stream(), fresh.stream()).toList();
        return fresh;
    }

    /** Of an interface that is in use, the type of its instance sets the limit. */
    private static ApiException exceeded(NetworkInterface eni, int most) {
        var ofInterface = new ApiException("MaxEniIpv6IpsCountExceeded", String.valueOf(most));
        return eni.status() == EniStatus.IN_USE ? COUNT_EXCEEDED : ofInterface;
    }

    private List<String> claim(VSwitch vSwitch, List<String> wanted) {
        var all = wanted.stream()
                .map(ip -> Ipv6.canonical(ip).orElseThrow(() -> new ApiException("InvalidIp.Address", ip)))
                .distinct()
                .toList();
        check(
                all.size() == wanted.size(),
                ApiException.invalid("Ipv6Address").or("InvalidIp.IpRepeated", "An IPv6 address is given twice."));
        for (var ip : all) {
            check(
                    Ipv6.contains(vSwitch.ipv6CidrBlock, ip),
                    "InvalidVSwitchId.IpInvalid",
                    ip + "\n" + vSwitch.ipv6CidrBlock);
        }
        var taken = taken(vSwitch, all);
        check(taken.isEmpty(), "InvalidIp.IpAssigned", String.join(", ", taken));
        return all;
    }

    /**
     * A block has 2^64 addresses: a random one is free. If it were not, the unique key of the table would refuse it.
     */
    private List<String> pick(VSwitch vSwitch, int n) {
        var random = chance.about("ipv6", ids.number());
        return Stream.generate(() -> Ipv6.address(vSwitch.ipv6CidrBlock, random.nextLong()))
                .distinct()
                .limit(n)
                .toList();
    }

    private List<String> taken(VSwitch vSwitch, List<String> ips) {
        return jdbc.sql(
                        "select host(ip) from interface_address where vswitch_id = ? and ip = any(?::inet[]) order by ip")
                .params(vSwitch.id, ips.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
