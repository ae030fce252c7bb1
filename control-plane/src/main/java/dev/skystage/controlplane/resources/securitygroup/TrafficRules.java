package dev.skystage.controlplane.resources.securitygroup;

import dev.skystage.controlplane.resources.vpc.IpBlock;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the rules of groups in the form for checking traffic. */
@Component
public record TrafficRules(JdbcClient jdbc) {
    /** The rules of all these groups, with the blocks of their prefix lists. */
    public List<TrafficRule> of(Collection<String> groupIds) {
        return jdbc.sql("""
                        select r.*, (select array_agg(e.key) from prefix_list p, jsonb_each(p.entries) e
                            where p.id = r.prefix_list_id) as prefixes
                        from security_group_rule r where r.security_group_id = any(?)
                        """)
                .param(groupIds.toArray(String[]::new))
                .query(TrafficRules::rule)
                .list();
    }

    private static TrafficRule rule(ResultSet row, int number) throws SQLException {
        var protocol = IpProtocol.of(row.getString("ip_protocol")).orElseThrow();
        return new TrafficRule(
                row.getString("id"),
                row.getString("security_group_id"),
                row.getString("direction").equals(Direction.INGRESS.wire()) ? Direction.INGRESS : Direction.EGRESS,
                protocol,
                PortRange.parse(row.getString("port_range"), protocol).orElseThrow(),
                PortRange.parse(row.getString("source_port_range"), protocol).orElse(null),
                RulePolicy.of(row.getString("policy")).orElseThrow(),
                row.getInt("priority"),
                block(row.getString("source_cidr_ip"), row.getString("ipv6_source_cidr_ip")),
                block(row.getString("dest_cidr_ip"), row.getString("ipv6_dest_cidr_ip")),
                row.getString("peer_group_id"),
                row.getString("prefix_list_id") == null ? null : blocks(row.getArray("prefixes")));
    }

    private static @Nullable IpBlock block(String ipv4, String ipv6) {
        return IpBlock.parse(ipv4).or(() -> IpBlock.parse(ipv6)).orElse(null);
    }

    private static List<IpBlock> blocks(@Nullable Array prefixes) throws SQLException {
        return prefixes == null
                ? List.of()
                : Stream.of((String[]) prefixes.getArray())
                        .map(text -> IpBlock.parse(text).orElseThrow())
                        .toList();
    }
}
