package dev.skystage.controlplane.resources.vpc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * An IPv4 block such as 172.16.0.0/12. Addresses are numbers from 0 to 2^32 - 1.
 *
 * @param network the first address; its host bits are zero
 * @param prefix length of the mask, 0 to 32
 */
public record Cidr(long network, int prefix) {
    /** The addresses of carrier-grade NAT, which the cloud uses itself. */
    public static final Cidr SHARED = new Cidr(0x64400000L, 10);

    private static final List<Cidr> PRIVATE =
            List.of(new Cidr(10L << 24, 8), new Cidr(172L << 24 | 16 << 16, 12), new Cidr(192L << 24 | 168 << 16, 16));
    private static final int LONGEST_VPC_MASK = 24;

    private static final Pattern BLOCK = Pattern.compile("([0-9.]{7,15})/(0|[1-9][0-9]?)");
    private static final Pattern ADDRESS =
            Pattern.compile("(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");
    /** The cloud keeps the first address of a VSwitch and its last three. */
    private static final int RESERVED_FIRST = 1;

    private static final int RESERVED_LAST = 3;

    public Cidr {
        if (prefix < 0 || prefix > 32 || network < 0 || network >> 32 != 0 || network % (1L << (32 - prefix)) != 0) {
            throw new IllegalArgumentException(network + "/" + prefix);
        }
    }

    /** Empty unless the text is an address in canonical form and a mask, and the host bits are zero. */
    public static Optional<Cidr> parse(String text) {
        var match = BLOCK.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var address = address(match.group(1));
        var prefix = Integer.parseInt(match.group(2));
        if (address.isEmpty() || prefix > 32 || address.getAsLong() % (1L << (32 - prefix)) != 0) {
            return Optional.empty();
        }
        return Optional.of(new Cidr(address.getAsLong(), prefix));
    }

    /** Whether a VPC can have the block: private addresses (RFC 1918), at least a /24. */
    public boolean isForVpc() {
        return prefix <= LONGEST_VPC_MASK && PRIVATE.stream().anyMatch(range -> range.contains(this));
    }

    /** The number of a dotted address; empty unless it is in canonical form. */
    public static OptionalLong address(String text) {
        var match = ADDRESS.matcher(text);
        if (!match.matches()) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (var group = 1; group <= 4; group++) {
            var octet = Integer.parseInt(match.group(group));
            if (octet > 255) {
                return OptionalLong.empty();
            }
            number = number << 8 | octet;
        }
        return OptionalLong.of(number);
    }

    /** The dotted form of an address. */
    public static String text(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    /** How many addresses the block has. */
    public long size() {
        return 1L << (32 - prefix);
    }

    /** The last address. */
    public long last() {
        return network + size() - 1;
    }

    public boolean contains(long address) {
        return network <= address && address <= last();
    }

    public boolean contains(Cidr other) {
        return contains(other.network) && contains(other.last());
    }

    public boolean overlaps(Cidr other) {
        return contains(other.network) || other.contains(network);
    }

    /** One of the parts with the given mask that the block divides into, counted from 0. */
    public Cidr part(int index, int partPrefix) {
        return new Cidr(network + ((long) index << (32 - partPrefix)), partPrefix);
    }

    /** The first address that the cloud gives out in a VSwitch with this block. */
    public long firstUsable() {
        return network + RESERVED_FIRST;
    }

    /** The last address that the cloud gives out in a VSwitch with this block. */
    public long lastUsable() {
        return last() - RESERVED_LAST;
    }

    /** How many addresses the cloud gives out in a VSwitch with this block. */
    public int usable() {
        return Math.clamp(size() - RESERVED_FIRST - RESERVED_LAST, 0, Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        return text(network) + "/" + prefix;
    }
}
