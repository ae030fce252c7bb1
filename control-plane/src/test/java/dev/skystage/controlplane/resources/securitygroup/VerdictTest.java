package dev.skystage.controlplane.resources.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.securitygroup.TrafficRule.Traffic;
import dev.skystage.controlplane.resources.vpc.IpBlock;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Rules decide as a naive reader of the documents would: number by number, drops first, address by address. */
class VerdictTest {
    private static final int BITS = 32;
    private static final BigInteger NETWORK = BigInteger.valueOf(10L << 24);

    @Property(tries = 3000)
    void agreesWithANaiveReader(
            @ForAll("rules") List<TrafficRule> rules,
            @ForAll("traffic") Traffic traffic,
            @ForAll Direction direction,
            @ForAll boolean otherwise) {
        assertThat(Verdict.of(rules, direction, traffic, otherwise).passes())
                .isEqualTo(naive(rules, direction, traffic, otherwise));
    }

    private static boolean naive(List<TrafficRule> rules, Direction direction, Traffic traffic, boolean otherwise) {
        for (var priority = 1; priority <= 100; priority++) {
            for (var policy : List.of(RulePolicy.DROP, RulePolicy.ACCEPT)) {
                for (var rule : rules) {
                    if (rule.priority() == priority
                            && rule.policy() == policy
                            && rule.direction() == direction
                            && isAbout(rule, traffic)) {
                        return policy == RulePolicy.ACCEPT;
                    }
                }
            }
        }
        return otherwise;
    }

    private static boolean isAbout(TrafficRule rule, Traffic traffic) {
        if (rule.protocol() != IpProtocol.ALL && rule.protocol() != traffic.protocol()) {
            return false;
        }
        if (rule.protocol().hasPorts()
                && (traffic.port() < rule.ports().first()
                        || traffic.port() > rule.ports().last())) {
            return false;
        }
        var from = rule.sourcePorts();
        if (from != null && (traffic.sourcePort() < from.first() || traffic.sourcePort() > from.last())) {
            return false;
        }
        if (isOutside(rule.source(), traffic.source()) || isOutside(rule.dest(), traffic.dest())) {
            return false;
        }
        var inbound = rule.direction() == Direction.INGRESS;
        var other = inbound ? traffic.source() : traffic.dest();
        var groups = inbound ? traffic.sourceGroups() : traffic.destGroups();
        if (rule.peerGroupId() != null && !groups.contains(rule.peerGroupId())) {
            return false;
        }
        return rule.prefixes() == null || !rule.prefixes().stream().allMatch(block -> isOutside(block, other));
    }

    /** Address by address. */
    private static boolean isOutside(@Nullable IpBlock block, IpBlock address) {
        if (block == null) {
            return false;
        }
        var size = 1L << (BITS - block.prefix());
        for (var i = 0L; i < size; i++) {
            if (block.network().add(BigInteger.valueOf(i)).equals(address.network())) {
                return false;
            }
        }
        return true;
    }

    @Provide
    Arbitrary<Traffic> traffic() {
        var protocols = Arbitraries.of(IpProtocol.TCP, IpProtocol.UDP, IpProtocol.ICMP);
        return Combinators.combine(
                        protocols,
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 4),
                        addresses(),
                        addresses(),
                        groups(),
                        groups())
                .as((protocol, port, sourcePort, source, dest, sourceGroups, destGroups) -> new Traffic(
                        protocol,
                        protocol.hasPorts() ? port : -1,
                        protocol.hasPorts() ? sourcePort : -1,
                        source,
                        dest,
                        sourceGroups,
                        destGroups));
    }

    @Provide
    Arbitrary<List<TrafficRule>> rules() {
        var protocols = Arbitraries.of(IpProtocol.TCP, IpProtocol.UDP, IpProtocol.ICMP, IpProtocol.ALL);
        var said = Combinators.combine(
                        Arbitraries.of(Direction.class),
                        protocols,
                        ports(),
                        ports().injectNull(0.7),
                        Arbitraries.of(RulePolicy.class),
                        Arbitraries.integers().between(1, 3))
                .as((direction, protocol, ports, sourcePorts, policy, priority) -> new TrafficRule(
                        "sgr",
                        "sg",
                        direction,
                        protocol,
                        protocol.hasPorts() ? ports : PortRange.ANY,
                        protocol.hasPorts() ? sourcePorts : null,
                        policy,
                        priority,
                        null,
                        null,
                        null,
                        null));
        return Combinators.combine(
                        said,
                        blocks().injectNull(0.5),
                        blocks().injectNull(0.5),
                        Arbitraries.of("a", "b", "c").injectNull(0.7),
                        blocks().list().ofMaxSize(3).injectNull(0.7))
                .as((rule, source, dest, group, prefixes) -> new TrafficRule(
                        rule.id(),
                        rule.groupId(),
                        rule.direction(),
                        rule.protocol(),
                        rule.ports(),
                        rule.sourcePorts(),
                        rule.policy(),
                        rule.priority(),
                        source,
                        dest,
                        group,
                        prefixes))
                .list()
                .ofMaxSize(8);
    }

    private static Arbitrary<PortRange> ports() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 4))
                .as((a, b) -> new PortRange(Math.min(a, b), Math.max(a, b)));
    }

    private static Arbitrary<IpBlock> addresses() {
        return Arbitraries.integers().between(0, 15).map(n -> new IpBlock(at(n), BITS, BITS));
    }

    private static Arbitrary<IpBlock> blocks() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.integers().between(28, BITS))
                .as((n, prefix) -> new IpBlock(at(n), prefix, BITS));
    }

    private static Arbitrary<List<String>> groups() {
        return Arbitraries.of("a", "b", "c").list().uniqueElements().ofMaxSize(2);
    }

    private static BigInteger at(int n) {
        return NETWORK.add(BigInteger.valueOf(n));
    }
}
