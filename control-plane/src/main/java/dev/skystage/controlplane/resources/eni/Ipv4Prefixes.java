package dev.skystage.controlplane.resources.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.vpc.Cidr;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.vpc.VSwitch;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives locked interfaces prefixes: blocks of sixteen addresses of their VSwitch, for what runs on the instance. Each
 * counts as one private address in the limit of the interface, and as sixteen in the VSwitch, which the caller counts.
 */
@Component
public record Ipv4Prefixes(Addresses addresses) {
    /** How long the mask of every prefix is. */
    public static final int MASK = 28;

    private static final String PARAMETER = "Ipv4Prefix";

    /**
     * Adds these prefixes, or a number of free ones.
     *
     * @param most how many private addresses and prefixes, beside its primary address, the interface may have in the end
     * @return the prefixes that were added
     */
    public List<String> add(
            NetworkInterface eni, VSwitch vSwitch, @Nullable List<String> wanted, @Nullable Integer count, int most) {
        check(wanted == null || count == null, SecondaryAddresses.invalid("Ipv4PrefixCount"));
        check(count == null || count >= 1, SecondaryAddresses.invalid("Ipv4PrefixCount"));
        var n = wanted != null ? wanted.size() : count != null ? count : 0;
        check(
                eni.secondaryIps.size() + eni.ipv4Prefixes.size() + n <= most,
                SecondaryAddresses.exceeded(wanted != null ? PARAMETER : "Ipv4PrefixCount", most));
        var fresh = (wanted != null ? claim(vSwitch, wanted) : pick(vSwitch, n))
                .stream().map(Cidr::toString).toList();
        eni.ipv4Prefixes =
                Stream.concat(eni.ipv4Prefixes.stream(), fresh.stream()).toList();
        return fresh;
    }

    /** Removes these prefixes, or InvalidIp.IpUnassigned. */
    public static void remove(NetworkInterface eni, List<String> leaving) {
        check(eni.ipv4Prefixes.containsAll(leaving), "InvalidIp.IpUnassigned");
        eni.ipv4Prefixes = eni.ipv4Prefixes.stream()
                .filter(prefix -> !leaving.contains(prefix))
                .toList();
    }

    private List<Cidr> claim(VSwitch vSwitch, List<String> wanted) {
        check(wanted.stream().distinct().count() == wanted.size(), SecondaryAddresses.repeated(PARAMETER));
        return wanted.stream()
                .map(text -> Cidr.parse(text)
                        .filter(block -> block.prefix() == MASK)
                        .orElseThrow(() -> SecondaryAddresses.invalid(PARAMETER)))
                .sorted(Comparator.comparingLong(Cidr::network))
                .map(block -> addresses.claim(
                        vSwitch, block, reason -> SecondaryAddresses.refusal(PARAMETER, reason, block, vSwitch)))
                .toList();
    }

    private List<Cidr> pick(VSwitch vSwitch, int n) {
        var picked = n == 0 ? List.<Cidr>of() : addresses.pickPrefixes(vSwitch, n);
        check(picked.size() == n, SecondaryAddresses.noRoom(vSwitch.id));
        return picked;
    }
}
