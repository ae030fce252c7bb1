package dev.skystage.controlplane.resources.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.eni.Addresses.PrivateAddress;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.vpc.VSwitch;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives locked interfaces more private IPv4 addresses and takes them back. The interface's row lists them; the caller
 * counts them in the VSwitch, at the end of its transaction.
 */
@Component
public record SecondaryAddresses(Addresses addresses) {
    /**
     * How many an interface may have that is attached to nothing; for an attached one the instance's type sets the
     * limit.
     */
    public static final int MOST_OF_AVAILABLE = 10;

    private static final String PARAMETER = "PrivateIpAddress";

    /**
     * Adds these addresses, or a number of free ones.
     *
     * @param most how many the interface may have in the end
     * @return the addresses that were added
     */
    public List<String> add(
            NetworkInterface eni, VSwitch vSwitch, @Nullable List<String> wanted, @Nullable Integer count, int most) {
        check(wanted == null || count == null, invalid("SecondaryPrivateIpAddressCount"));
        check(count == null || count >= 1, invalid("SecondaryPrivateIpAddressCount"));
        var n = wanted != null ? wanted.size() : count != null ? count : 0;
        check(
                eni.secondaryIps.size() + eni.ipv4Prefixes.size() + n <= most,
                exceeded(wanted != null ? PARAMETER : "SecondaryPrivateIpAddressCount", most));
        var fresh = (wanted != null ? claim(vSwitch, wanted) : pick(vSwitch, n))
                .stream().map(PrivateAddress::ip).toList();
        eni.secondaryIps =
                Stream.concat(eni.secondaryIps.stream(), fresh.stream()).toList();
        return fresh;
    }

    /** The refusal when a VSwitch has too few free addresses. */
    public static ApiException noRoom(String vSwitchId) {
        return new ApiException("InvalidVSwitchId.IpNotEnough", vSwitchId);
    }

    private List<PrivateAddress> claim(VSwitch vSwitch, List<String> wanted) {
        check(wanted.stream().distinct().count() == wanted.size(), repeated(PARAMETER));
        return wanted.stream()
                .map(ip -> addresses.claim(vSwitch, ip, reason -> refusal(PARAMETER, reason, ip, vSwitch)))
                .toList();
    }

    /** Why this address or block of addresses cannot be given. */
    static ApiException refusal(String parameter, Addresses.Unusable reason, Object wanted, VSwitch vSwitch) {
        return switch (reason) {
            case MALFORMED -> invalid(parameter);
            case TAKEN -> ApiException.invalid(parameter).or("InvalidIp.IpAssigned", wanted.toString());
            case OUTSIDE ->
                ApiException.invalid(parameter).or("InvalidVSwitchId.IpInvalid", wanted + "\n" + vSwitch.cidrBlock);
        };
    }

    static ApiException repeated(String parameter) {
        return ApiException.invalid(parameter)
                .or("InvalidIp.IpRepeated", "A value of %s is repeated.".formatted(parameter));
    }

    static ApiException exceeded(String parameter, int most) {
        return ApiException.invalid(parameter)
                .or(
                        "InvalidOperation.Ipv4CountExceeded",
                        "The interface would have more than %d secondary private IPv4 addresses and prefixes."
                                .formatted(most));
    }

    private List<PrivateAddress> pick(VSwitch vSwitch, int n) {
        var picked = n == 0 ? List.<PrivateAddress>of() : addresses.pick(vSwitch, n);
        check(picked.size() == n, noRoom(vSwitch.id));
        return picked;
    }

    /** AssignPrivateIpAddresses spells the code in its own way. */
    static ApiException invalid(String parameter) {
        return ApiException.invalid(parameter).or("InValidParameter", parameter);
    }
}
