package dev.skystage.controlplane.resources.eip;

import dev.skystage.controlplane.resources.vpc.Cidr;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives out public addresses, each to one holder at a time. Unless the setting names other ranges they are those that
 * are reserved for benchmarks and documentation (RFC 2544, RFC 5737), which no real host has. The network and broadcast
 * addresses of their /24 networks are left out. An address is free again when its holder is deleted or written without
 * it.
 */
@Component
public class PublicAddresses {
    private static final int OF_A_NETWORK = 254;

    private final JdbcClient jdbc;
    private final Long[] firsts;
    private final Long[] befores;
    private final long size;

    /** What holds a public address. */
    public enum Holder {
        INSTANCE,
        EIP,
        /** An instance of an edge region. */
        EDGE
    }

    PublicAddresses(
            JdbcClient jdbc,
            @Value("${skystage.public-addresses:198.18.0.0/15,203.0.113.0/24,198.51.100.0/24,192.0.2.0/24}")
                    List<String> ranges) {
        this.jdbc = jdbc;
        firsts = new Long[ranges.size()];
        befores = new Long[ranges.size()];
        var sum = 0L;
        for (var i = 0; i < firsts.length; i++) {
            var text = ranges.get(i).strip();
            var range = Cidr.parse(text)
                    .filter(block -> block.prefix() <= 24)
                    .orElseThrow(() -> new IllegalArgumentException("no range of /24 networks: " + text));
            firsts[i] = range.network();
            befores[i] = sum;
            sum += range.size() / 256 * OF_A_NETWORK;
        }
        size = sum;
    }

    /** Takes n free addresses for instances, or all that are left. */
    public List<String> draw(int n) {
        return draw(n, Holder.INSTANCE);
    }

    /** Takes n free addresses for this kind of holder, or all that are left. */
    public List<String> draw(int n, Holder holder) {
        return jdbc.sql("select unnest(draw_public_addresses(?, ?, ?, ?, ?))")
                .params(firsts, befores, size, n, holder.name().toLowerCase(Locale.ROOT))
                .query(String.class)
                .list();
    }
}
