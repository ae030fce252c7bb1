package dev.skystage.controlplane.resources.securitygroup;

import java.util.Optional;
import java.util.regex.Pattern;

/** Ports from first to last. {@code -1/-1} means any, for protocols without ports. */
public record PortRange(int first, int last) {
    public static final PortRange ANY = new PortRange(-1, -1);

    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})/(\\d{1,5})");
    private static final int HIGHEST = 65_535;

    /** Empty unless the text is {@code first/last} for a protocol with ports, or {@code -1/-1} for another one. */
    public static Optional<PortRange> parse(String text, IpProtocol protocol) {
        if (!protocol.hasPorts()) {
            return text.equals(ANY.toString()) ? Optional.of(ANY) : Optional.empty();
        }
        var match = RANGE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var range = new PortRange(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
        return range.first >= 1 && range.first <= range.last && range.last <= HIGHEST
                ? Optional.of(range)
                : Optional.empty();
    }

    public boolean contains(int port) {
        return equals(ANY) || (first <= port && port <= last);
    }

    @Override
    public String toString() {
        return first + "/" + last;
    }
}
