package dev.skystage.controlplane.resources.eni;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The private addresses and prefixes that calls ask for, beside the primary address of an interface. */
public record WantedAddresses(
        @Nullable List<String> privateIpAddress,
        @Nullable Integer secondaryPrivateIpAddressCount,
        @Nullable List<String> ipv4Prefix,
        @Nullable Integer ipv4PrefixCount) {
    /** Whether none is asked for. */
    public boolean isEmpty() {
        return Stream.of(privateIpAddress, secondaryPrivateIpAddressCount, ipv4Prefix, ipv4PrefixCount)
                .allMatch(Objects::isNull);
    }
}
