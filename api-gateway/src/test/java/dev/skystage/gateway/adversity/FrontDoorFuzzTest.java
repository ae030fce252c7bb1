package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.dispatch.ActionRegistry;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever arrives at the API port, the answer is one of the API's own and never a failure of the server. A refused
 * request leaves nothing behind, and a request that was changed after it was signed is refused. {@code -Dfuzz.requests}
 * and {@code -Dfuzz.seed} make it longer and different, as {@code deploy/bench/fuzz} does.
 */
@StagingCloudTest
class FrontDoorFuzzTest {
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 3_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261121);
    private static final int CALLERS = 4;
    private static final int ROUND = 60;
    private static final long MOST_HEAP_GROWTH = 96L << 20;

    @Autowired
    ActionRegistry actions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext cloud;

    /**
     * After each round the callers wait for each other and for the background work, so that none sees effects of the
     * others.
     */
    @Test
    void junkGetsAnAnswerAndLeavesNothing(Time time) throws Exception {
        var begun = System.nanoTime();
        var hostsBefore = hostsOutOfBalance();
        var callers = new ArrayList<Fuzzer>();
        for (var i = 0; i < CALLERS; i++) {
            callers.add(new Fuzzer(SEED + i, Account.in(cloud), time, jdbc, actions));
        }
        var rounds = Math.ceilDiv(REQUESTS, CALLERS * ROUND);
        var warmUp = Math.min(5, rounds / 3);
        var heap = 0L;
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            for (var round = 0; round < rounds; round++) {
                if (round == warmUp) {
                    heap = heapInUse();
                }
                var sent = new ArrayList<Future<Boolean>>();
                for (var caller : callers) {
                    Callable<Boolean> work = () -> {
                        caller.send(ROUND);
                        return true;
                    };
                    sent.add(threads.submit(work));
                }
                for (var one : sent) {
                    assertThat(one.get()).isTrue();
                }
                time.runDueTasks();
            }
        }
        var growth = heapInUse() - heap;
        callers.forEach(Fuzzer::assertInOrder);
        var seen = callers.stream().flatMap(caller -> caller.seen.stream()).collect(Collectors.toSet());
        assertThat(seen).as("pairs of action and code").hasSizeGreaterThan(Math.min(100, REQUESTS / 10));
        assertThat(hostsBefore)
                .as("hosts whose use is not the sum of their allocations")
                .containsAll(hostsOutOfBalance());
        assertThat(growth).isLessThan(MOST_HEAP_GROWTH + 64L * REQUESTS);
        report(rounds * ROUND * CALLERS, growth, seen.size(), (System.nanoTime() - begun) / 1_000_000_000.0);
    }

    /** The line that {@code deploy/bench/fuzz} shows; if anything were wrong the test would have failed before. */
    private static void report(int requests, long growth, int pairs, double seconds) {
        System.out.printf(
                Locale.ROOT,
                "fuzz ratio=0 value=%d unit=requests server_errors=0 heap_growth_mib=%.1f pairs=%d callers=%d seed=%d seconds=%.0f%n",
                requests,
                growth / 1048576.0,
                pairs,
                CALLERS,
                SEED,
                seconds);
    }

    @Test
    void jsonListsAreTriedWithAllJunk(Account account) {
        var verdicts = new Verdicts();
        var wire = new Wire(account);
        for (var action : actions.all()) {
            for (var parameter : action.binder().accepted()) {
                if (parameter.name().endsWith("Ids")) {
                    for (var value : Junk.VALUES) {
                        var parameters = Map.of(
                                "Action",
                                action.name(),
                                "Version",
                                action.products().getFirst().version(),
                                "RegionId",
                                Account.REGION,
                                parameter.name(),
                                value);
                        verdicts.judge(parameters.toString(), wire.post(wire.signed(parameters)));
                    }
                }
            }
        }
        verdicts.assertNoneWrong();
    }

    private Set<String> hostsOutOfBalance() {
        return jdbc.sql("""
                        select h.id from host h
                        left join (select host_id, sum(vcpus) as vcpus, sum(memory_mib) as memory_mib
                                   from allocation group by host_id) a on a.host_id = h.id
                        where h.used_vcpus <> coalesce(a.vcpus, 0) or h.used_memory_mib <> coalesce(a.memory_mib, 0)
                        """).query(String.class).set();
    }

    private static long heapInUse() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
