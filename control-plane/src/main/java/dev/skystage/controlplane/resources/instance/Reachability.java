package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.securitygroup.Direction;
import dev.skystage.controlplane.resources.securitygroup.IpProtocol;
import dev.skystage.controlplane.resources.securitygroup.TrafficRule.Traffic;
import dev.skystage.controlplane.resources.securitygroup.TrafficRules;
import dev.skystage.controlplane.resources.securitygroup.Verdict;
import dev.skystage.controlplane.resources.vpc.IpBlock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells whether traffic would pass between two instances, or between an address and an instance, and what decides that.
 * In one VPC it takes private addresses, otherwise public ones over the Internet. Members of a group with inner access
 * reach each other whatever the rules say.
 */
@Component
public record Reachability(JdbcClient jdbc, TrafficRules rules) {
    /** Which traffic is meant; the ends are ids of instances, or addresses. */
    public record Question(String from, String to, IpProtocol protocol, int port, int sourcePort) {}

    /**
     * The answer.
     *
     * @param path vpc, internet or none
     * @param egress the decision where it leaves an instance; null if it comes from an address
     * @param ingress the decision where it enters an instance; null if it goes to an address
     */
    public record Answer(
            boolean passes,
            String path,
            String reason,
            @Nullable String sourceIp,
            @Nullable String destinationIp,
            @Nullable Verdict egress,
            @Nullable Verdict ingress) {}

    private record Machine(
            String vpcId, String privateIp, @Nullable String publicIp, List<String> groups, List<String> ipv6Ips) {}

    /** One end of the traffic: an instance, or an address outside. */
    private record End(@Nullable Machine machine, @Nullable IpBlock address) {
        List<String> groups() {
            return machine == null ? List.of() : machine.groups;
        }
    }

    private record Group(String id, String type, String innerAccessPolicy) {}

    /** The answer; empty if an id names no instance, or neither end is one. */
    public Optional<Answer> answer(Question question) {
        var from = end(question.from);
        var to = end(question.to);
        return from.isEmpty() || to.isEmpty() ? Optional.empty() : Optional.of(answer(question, from.get(), to.get()));
    }

    private Answer answer(Question question, End from, End to) {
        var inside = isInside(from, to);
        var ipv6 = Stream.of(from, to).anyMatch(end -> end.address != null && end.address.isIpv6());
        var source = address(from, inside, ipv6);
        var dest = address(to, inside, ipv6);
        if (source == null || dest == null) {
            var missing = "the %s has no %s address"
                    .formatted(source == null ? "source" : "destination", ipv6 ? "IPv6" : "public");
            return new Answer(false, "none", missing, text(source), text(dest), null, null);
        }
        var traffic = new Traffic(
                question.protocol,
                question.port,
                question.sourcePort,
                source,
                dest,
                inside ? from.groups() : List.of(),
                inside ? to.groups() : List.of());
        var groups = groups(Stream.of(from, to)
                .flatMap(end -> end.groups().stream())
                .distinct()
                .toList());
        var shared = inside ? shared(groups, from, to) : null;
        var egress = shared == null ? verdict(Direction.EGRESS, from, groups, traffic) : shared;
        var ingress = shared == null ? verdict(Direction.INGRESS, to, groups, traffic) : shared;
        var passes = (egress == null || egress.passes()) && (ingress == null || ingress.passes());
        var deciding = egress != null && (!egress.passes() || ingress == null) ? egress : ingress;
        return new Answer(
                passes,
                inside ? "vpc" : "internet",
                deciding == null ? "" : deciding.reason(),
                text(source),
                text(dest),
                egress,
                ingress);
    }

    /** Whether both ends are in one VPC. */
    private boolean isInside(End from, End to) {
        if (from.machine != null && to.machine != null) {
            return from.machine.vpcId.equals(to.machine.vpcId);
        }
        var machine = from.machine == null ? to.machine : from.machine;
        var address = from.machine == null ? from.address : to.address;
        return machine != null && address != null && isInVpc(machine.vpcId, address);
    }

    private static @Nullable String text(@Nullable IpBlock address) {
        return address == null ? null : address.address();
    }

    private static @Nullable IpBlock address(End end, boolean inside, boolean ipv6) {
        var machine = end.machine;
        if (machine == null) {
            return end.address;
        }
        var text = inside ? machine.privateIp : machine.publicIp;
        if (ipv6) {
            text = machine.ipv6Ips.isEmpty() ? null : machine.ipv6Ips.getFirst();
        }
        return text == null ? null : IpBlock.parse(text).orElse(null);
    }

    /** Whether a group with inner access that both are in lets the traffic pass; null if they share none. */
    private static @Nullable Verdict shared(List<Group> groups, End from, End to) {
        return groups.stream()
                .filter(group -> group.innerAccessPolicy.equals("Accept")
                        && from.groups().contains(group.id)
                        && to.groups().contains(group.id))
                .findFirst()
                .map(group ->
                        new Verdict(true, "both are members of a group that accepts inner access", null, group.id))
                .orElse(null);
    }

    /** Where no rule matches, nothing comes in; what goes out passes unless the groups are of the type enterprise. */
    private @Nullable Verdict verdict(Direction direction, End end, List<Group> all, Traffic traffic) {
        if (end.machine == null) {
            return null;
        }
        var otherwise = direction == Direction.EGRESS
                && all.stream()
                        .filter(group -> end.groups().contains(group.id))
                        .noneMatch(group -> group.type.equals("enterprise"));
        return Verdict.of(rules.of(end.groups()), direction, traffic, otherwise);
    }

    private List<Group> groups(Collection<String> ids) {
        return jdbc.sql("select id, type, inner_access_policy from security_group where id = any(?) order by id")
                .param(ids.toArray(String[]::new))
                .query(Group.class)
                .list();
    }

    private Optional<End> end(String text) {
        var address = IpBlock.parse(text).filter(block -> block.prefix() == block.bits());
        return address.isPresent()
                ? Optional.of(new End(null, address.get()))
                : machine(text).map(machine -> new End(machine, null));
    }

    private Optional<Machine> machine(String id) {
        return jdbc.sql("""
                        select i.vpc_id, i.private_ip, i.public_ip, i.security_group_ids, n.ipv6_ips
                        from instance i join network_interface n on n.id = i.eni_id where i.id = ?
                        """)
                .param(id)
                .query((row, index) -> new Machine(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        List.of((String[]) row.getArray(4).getArray()),
                        List.of((String[]) row.getArray(5).getArray())))
                .optional();
    }

    private boolean isInVpc(String vpcId, IpBlock address) {
        return jdbc
                .sql(
                        "select array[cidr_block] || secondary_cidr_blocks || array[ipv6_cidr_block] from vpc where id = ?")
                .param(vpcId)
                .query((row, index) -> (String[]) row.getArray(1).getArray())
                .optional()
                .stream()
                .flatMap(Stream::of)
                .flatMap(block -> IpBlock.parse(block).stream())
                .anyMatch(block -> block.contains(address));
    }
}
