package dev.skystage.scheduler.placement;

import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.placement.Chooser.Choice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One decision on a zone that is about two thirds full: chooses a host for an instance of a random type, and applies
 * its new state as after a commit. The oldest instance is removed, so the zone stays as full as it is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ChoiceBenchmark {
    private static final Capacity HOST = new Capacity(104, 384 << 10, 0, 0);
    private static final int SET_SIZE = 20;
    private static final List<Type> TYPES = List.of(
            new Type("ecs.g6", new Capacity(2, 8 << 10, 0, 0)),
            new Type("ecs.g6", new Capacity(4, 16 << 10, 0, 0)),
            new Type("ecs.g6", new Capacity(16, 64 << 10, 0, 0)),
            new Type("ecs.c6", new Capacity(4, 8 << 10, 0, 0)),
            new Type("ecs.c6", new Capacity(8, 16 << 10, 0, 0)),
            new Type("ecs.r6", new Capacity(8, 64 << 10, 0, 0)));

    @Param({"1000", "10000", "100000"})
    private int hosts;

    /** Whether instances come in strict deployment sets of twenty. */
    @Param({"false", "true"})
    private boolean sets;

    private final Random random = new Random(1);
    private final ZoneHosts zone = new ZoneHosts(HostWeigher.PACK, new Chance(null));
    private final Map<String, HostRow> rows = new HashMap<>();
    private final Deque<Placed> placed = new ArrayDeque<>();
    private final Set<String> occupied = new HashSet<>();
    private long version;

    private record Type(String family, Capacity need) {}

    private record Placed(String hostId, Capacity need) {}

    @Setup
    public void fill() {
        var families =
                List.of(Set.of("ecs.g6", "ecs.c6", "ecs.r6"), Set.of("ecs.g6", "ecs.c6"), Set.of("ecs.r6", "ecs.g6"));
        for (int i = 0; i < hosts; i++) {
            var id = "nc-" + i;
            show(new HostRow(id, "zone", "cluster-" + i / 200, families.get(i % 3), true, HOST, "", ++version));
        }
        for (long room = hosts * 104L * 2 / 3; room > 0; ) {
            var type = TYPES.get(random.nextInt(TYPES.size()));
            place(type);
            room -= type.need.vcpus();
        }
    }

    @Benchmark
    public int decide() {
        var oldest = placed.removeFirst();
        change(oldest.hostId, oldest.need, 1);
        place(TYPES.get(random.nextInt(TYPES.size())));
        return placed.size();
    }

    private void place(Type type) {
        if (occupied.size() == SET_SIZE) {
            occupied.clear();
        }
        var choices = zone.takeIdle(new Demand(type.family, type.need, 1, sets ? 1 : Integer.MAX_VALUE, occupied));
        var ids = new ArrayList<String>();
        for (Choice choice : choices) {
            var id = choice.host().id();
            ids.add(id);
            change(id, type.need, -1);
            placed.addLast(new Placed(id, type.need));
            if (sets) {
                occupied.add(id);
            }
        }
        zone.settle(ids);
        if (ids.isEmpty()) {
            throw new IllegalStateException("no room: the zone is too full to measure");
        }
    }

    private void change(String hostId, Capacity need, int sign) {
        var row = rows.get(hostId);
        if (row == null) {
            throw new IllegalStateException(hostId);
        }
        var free = row.free();
        show(new HostRow(
                row.id(),
                row.zoneId(),
                row.clusterId(),
                row.families(),
                true,
                new Capacity(free.vcpus() + sign * need.vcpus(), free.memoryMib() + sign * need.memoryMib(), 0, 0),
                "",
                ++version));
    }

    private void show(HostRow row) {
        rows.put(row.id(), row);
        zone.apply(row);
    }
}
