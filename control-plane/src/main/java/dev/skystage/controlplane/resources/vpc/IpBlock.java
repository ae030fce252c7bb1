package dev.skystage.controlplane.resources.vpc;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A block of IPv4 or IPv6 addresses, or a single address. Rules of security groups name such blocks; networks use
 * {@link Cidr}.
 *
 * @param network the first address as a number; its host bits are zero
 * @param prefix length of the mask
 * @param bits length of an address: 32 or 128
 */
public record IpBlock(BigInteger network, int prefix, int bits) {
    private static final Pattern BLOCK = Pattern.compile("([0-9A-Fa-f.:]{2,45})(?:/(0|[1-9]\\d{0,2}))?");
    private static final int IPV4 = 32;
    private static final int IPV6 = 128;
    private static final int GROUPS = 8;

    public IpBlock {
        if (prefix < 0 || prefix > bits || network.signum() < 0 || network.bitLength() > bits) {
            throw new IllegalArgumentException(network + "/" + prefix);
        }
        network = network.shiftRight(bits - prefix).shiftLeft(bits - prefix);
    }

    /** A single address or a block; host bits that are set are cleared. Empty for anything else. */
    public static Optional<IpBlock> parse(String text) {
        var match = BLOCK.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var address = match.group(1);
        var bits = address.contains(":") ? IPV6 : IPV4;
        var prefix = match.group(2) == null ? bits : Integer.parseInt(match.group(2));
        return prefix > bits
                ? Optional.empty()
                : number(address, bits).map(number -> new IpBlock(number, prefix, bits));
    }

    /** The same for IPv4 only. */
    public static Optional<IpBlock> parseIpv4(String text) {
        return parse(text).filter(block -> !block.isIpv6());
    }

    /** The same for IPv6 only. */
    public static Optional<IpBlock> parseIpv6(String text) {
        return parse(text).filter(IpBlock::isIpv6);
    }

    private static Optional<BigInteger> number(String address, int bits) {
        if (bits == IPV4) {
            return Cidr.address(address).stream().mapToObj(BigInteger::valueOf).findFirst();
        }
        try {
            // getByName never asks DNS for a text with a colon
            var octets = InetAddress.getByName(address).getAddress();
            return octets.length * Byte.SIZE == bits ? Optional.of(new BigInteger(1, octets)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    public boolean isIpv6() {
        return bits == IPV6;
    }

    /** Whether all addresses of the other block are in this one. */
    public boolean contains(IpBlock other) {
        return bits == other.bits
                && prefix <= other.prefix
                && other.network.shiftRight(bits - prefix).equals(network.shiftRight(bits - prefix));
    }

    /** The first address: dotted, or in the short form of RFC 5952. */
    public String address() {
        return isIpv6() ? ipv6() : Cidr.text(network.longValueExact());
    }

    /** With the mask, also for a single address. */
    @Override
    public String toString() {
        return address() + "/" + prefix;
    }

    private String ipv6() {
        var groups = IntStream.range(0, GROUPS)
                .mapToObj(i -> Integer.toHexString(
                        network.shiftRight(16 * (GROUPS - 1 - i)).intValue() & 0xffff))
                .collect(Collectors.joining(":"));
        return Ipv6.canonical(groups).orElseThrow();
    }
}
