package dev.skystage.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.placement.Chooser.Choice;
import dev.skystage.scheduler.placement.PlacementRequest.Where;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ChooserTest {
    private static final List<String> FAMILIES = List.of("g", "c", "r");

    @Property
    void choosesExactlyWhatFitsAndNothingElse(
            @ForAll("hosts") List<HostRow> hosts,
            @ForAll("capacities") Capacity need,
            @ForAll @IntRange(min = 1, max = 40) int amount,
            @ForAll boolean strict,
            @ForAll("places") Where where,
            @ForAll HostWeigher weigher) {
        var zone = new ZoneHosts(weigher, new Chance(null));
        hosts.forEach(zone::apply);
        var excluded = new HashSet<String>();
        hosts.stream().filter(host -> host.changed() % 5 == 0).map(HostRow::id).forEach(excluded::add);
        var demand = new Demand("g", need, amount, strict ? 1 : Integer.MAX_VALUE, excluded, null, where);

        var choices = zone.takeIdle(demand);

        for (var choice : choices) {
            var host = choice.host();
            assertThat(host.active()).isTrue();
            assertThat(host.families()).contains("g");
            assertThat(excluded).doesNotContain(host.id());
            assertThat(isAt(host, where)).isTrue();
            assertThat(choice.amount()).isBetween(1, strict ? 1 : amount);
            assertThat(host.free().howMany(need, Integer.MAX_VALUE)).isGreaterThanOrEqualTo(choice.amount());
        }
        assertThat(choices).extracting(choice -> choice.host().id()).doesNotHaveDuplicates();
        var room = hosts.stream()
                .filter(host -> host.active()
                        && host.families().contains("g")
                        && !excluded.contains(host.id())
                        && isAt(host, where))
                .mapToLong(host -> host.free().howMany(need, strict ? 1 : amount))
                .sum();
        assertThat(sum(choices)).isEqualTo(Math.min(room, amount));
        // the chosen hosts are in flight now: they are not idle any more, but their committed state has not changed
        var chosen = choices.stream().map(choice -> choice.host().id()).toList();
        assertThat(zone.takeIdle(demand))
                .noneMatch(choice -> chosen.contains(choice.host().id()));
        assertThat(zone.room(demand)).isEqualTo((int) Math.min(room, amount));
    }

    @Property
    void theFullestHostIsTakenFirstWhenPackingAndTheEmptiestWhenSpreading(
            @ForAll("hosts") List<HostRow> hosts, @ForAll("capacities") Capacity need, @ForAll HostWeigher weigher) {
        var zone = new ZoneHosts(weigher, new Chance(null));
        hosts.forEach(zone::apply);
        var able = hosts.stream()
                .filter(host -> host.active()
                        && host.tenant().isEmpty()
                        && host.families().contains("g")
                        && host.free().fits(need))
                .map(HostRow::free)
                .sorted()
                .toList();
        var choices = zone.takeIdle(new Demand("g", need, 1, 1, Set.of()));
        if (able.isEmpty()) {
            assertThat(choices).isEmpty();
        } else {
            assertThat(choices.getFirst().host().free())
                    .isEqualTo(weigher == HostWeigher.PACK ? able.getFirst() : able.getLast());
        }
    }

    @Property
    void theIndexFollowsTheNewestRowWhateverTheOrder(@ForAll("hosts") List<HostRow> hosts, @ForAll boolean taken) {
        var zone = new ZoneHosts(HostWeigher.PACK, new Chance(null));
        var ids = hosts.stream().map(HostRow::id).toList();
        for (var host : hosts) {
            var newer =
                    new HostRow(host.id(), "z", "c", Set.of("c"), host.active(), host.free(), "", host.changed() + 1);
            zone.apply(host);
            if (taken) {
                zone.takeIdle(new Demand("g", new Capacity(0, 0, 0, 0), 1, 1, Set.of()));
            }
            zone.apply(newer);
            zone.apply(host);
        }
        assertThat(zone.room(new Demand("g", new Capacity(0, 0, 0, 0), 100, 1, Set.of())))
                .isZero();
        var active = hosts.stream().filter(HostRow::active).count();
        assertThat(zone.room(new Demand("c", new Capacity(0, 0, 0, 0), 100, 1, Set.of())))
                .isEqualTo((int) active);
        assertThat(ids).allMatch(id -> zone.version(id) > 0);
    }

    @Property
    void withASeedTheChoiceFollowsFromTheHostsAndNotFromWhatHappenedBefore(
            @ForAll("hosts") List<HostRow> hosts,
            @ForAll("capacities") Capacity need,
            @ForAll @IntRange(min = 1, max = 10) int amount,
            @ForAll HostWeigher weigher,
            @ForAll Random random) {
        var demand = new Demand("g", need, amount, 1, Set.of());
        var one = new ZoneHosts(weigher, new Chance(7L));
        hosts.forEach(one::apply);
        var other = new ZoneHosts(weigher, new Chance(7L));
        var shuffled = new ArrayList<>(hosts);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(other::apply);
        other.settle(other.takeIdle(demand).stream()
                .map(choice -> choice.host().id())
                .toList());

        assertThat(other.takeIdle(demand)).isEqualTo(one.takeIdle(demand));
    }

    private static boolean isAt(HostRow host, Where where) {
        return host.tenant().equals(where.tenant())
                && !where.avoided().contains(host.id())
                && (where.only() == null || where.only().contains(host.id()));
    }

    @Provide
    Arbitrary<Where> places() {
        return Arbitraries.of(
                Where.ANYWHERE,
                Where.ANYWHERE.avoiding(Set.of("nc-1", "nc-4")),
                new Where(Set.of(), "tenant", null),
                new Where(Set.of("nc-6"), "tenant", Set.of("nc-3", "nc-6", "nc-7")));
    }

    @Provide
    Arbitrary<List<HostRow>> hosts() {
        var host = Combinators.combine(
                        Arbitraries.subsetOf(FAMILIES), Arbitraries.of(true, true, true, false), capacities())
                .as((families, active, free) -> new HostRow("", "z", "c", families, active, free, "", 0));
        return host.list().ofMaxSize(30).map(rows -> {
            var numbered = new ArrayList<HostRow>();
            for (var row : rows) {
                var n = numbered.size() + 1;
                numbered.add(new HostRow(
                        "nc-" + n, "z", "c", row.families(), row.active(), row.free(), n % 3 == 0 ? "tenant" : "", n));
            }
            return numbered;
        });
    }

    @Provide
    Arbitrary<Capacity> capacities() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.longs().between(0, 6),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().between(0, 2))
                .as(Capacity::new);
    }

    private static long sum(List<Choice> choices) {
        return choices.stream().mapToLong(Choice::amount).sum();
    }
}
