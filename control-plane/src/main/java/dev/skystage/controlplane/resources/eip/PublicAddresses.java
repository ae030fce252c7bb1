package dev.skystage.controlplane.resources.eip;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out public addresses for instances. An address given back comes again only when all others have been used. */
@Component
public record PublicAddresses(JdbcClient jdbc) {
    private static final int FIRST = 8 << 24 | 128 << 16;

    /** Draws n addresses. */
    public List<String> draw(int n) {
        return jdbc
                .sql("select nextval('public_address') from generate_series(1, ?)")
                .param(n)
                .query(Long.class)
                .list()
                .stream()
                .map(PublicAddresses::address)
                .toList();
    }

    /** The n-th address of the pool; network and broadcast addresses of its /24 networks are left out. */
    static String address(long n) {
        var number = FIRST + (int) (n / 254) * 256 + (int) (n % 254) + 1;
        return "%d.%d.%d.%d".formatted(number >>> 24, number >>> 16 & 255, number >>> 8 & 255, number & 255);
    }
}
