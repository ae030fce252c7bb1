package dev.skystage.scheduler.placement;

import dev.skystage.scheduler.placement.HostPool.Group;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The idle hosts of some pools that have room, in the order of the weigher, searched only as far as they are asked for;
 * after them some others in the given order. Among equals the start is random, so that replicas that decide at the same
 * time rarely want the same host.
 */
final class Candidates implements Iterator<HostRow> {
    private final List<HostPool> pools;
    private final Iterator<HostRow> others;
    private final @Nullable Group[] heads;
    private final Capacity need;
    private final HostWeigher weigher;
    private final RandomGenerator random;
    private @Nullable Group group;
    private int start;
    private int passed;

    Candidates(List<HostPool> pools, Capacity need, HostWeigher weigher, RandomGenerator random, List<HostRow> others) {
        this.pools = pools;
        this.need = need;
        this.weigher = weigher;
        this.random = random;
        this.others = others.iterator();
        this.heads = new Group[pools.size()];
        for (int i = 0; i < heads.length; i++) {
            heads[i] = next(pools.get(i), null);
        }
        advance();
    }

    @Override
    public boolean hasNext() {
        return group != null || others.hasNext();
    }

    @Override
    public HostRow next() {
        var current = group;
        if (current == null) {
            return others.next();
        }
        var nodes = current.nodes();
        var row = nodes.get((start + passed) % nodes.size()).row;
        if (++passed == nodes.size()) {
            advance();
        }
        return row;
    }

    private void advance() {
        int best = -1;
        for (int i = 0; i < heads.length; i++) {
            if (heads[i] != null && (best < 0 || before(heads[i], heads[best]))) {
                best = i;
            }
        }
        group = best < 0 ? null : heads[best];
        if (group != null) {
            heads[best] = next(pools.get(best), group);
            start = random.nextInt(group.nodes().size());
            passed = 0;
        }
    }

    private boolean before(@Nullable Group one, @Nullable Group other) {
        if (one == null || other == null) {
            return one != null;
        }
        return weigher.prefers(one.free(), other.free());
    }

    private @Nullable Group next(HostPool pool, @Nullable Group after) {
        return weigher == HostWeigher.PACK ? pool.fuller(need, after) : pool.emptier(need, after);
    }
}
