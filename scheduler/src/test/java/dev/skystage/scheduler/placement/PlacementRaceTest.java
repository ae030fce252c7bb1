package dev.skystage.scheduler.placement;

import static dev.skystage.scheduler.placement.PlacementFixture.instances;
import static dev.skystage.scheduler.placement.PlacementFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.persistence.host.HostStatus;
import dev.skystage.scheduler.placement.PlacementRequest.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;

class PlacementRaceTest {
    private static final int THREADS = 64;
    private static final PlacementFixture cloud = new PlacementFixture();
    private static final List<Placement> replicas = List.of(cloud.replica(), cloud.replica(), cloud.replica());

    @AfterAll
    static void stop() throws IOException {
        cloud.close();
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(cloud.wrongHosts()).isEmpty();
    }

    @Test
    void theLastPlacesAreGivenOnceAndNoneIsLeftOver() throws Exception {
        var zone = cloud.zone(5);
        var got = race(i -> () -> cloud.reserve(replica(i), request(null, List.of("last-" + i), zone))
                .size());
        assertThat(got.stream().mapToInt(n -> n).sum()).isEqualTo(20);
        assertThat(cloud.allocations(zone)).isEqualTo(20);
    }

    @Test
    void batchesTakeExactlyWhatIsThere() throws Exception {
        var zone = cloud.zone(20);
        var got = race(i -> () -> cloud.reserve(replica(i), request(null, instances("batch-" + i, 3), zone))
                .size());
        assertThat(got.stream().mapToInt(n -> n).sum()).isEqualTo(80);
    }

    @Test
    void oneHostTakesOneInstanceOfADeploymentSet() throws Exception {
        var zone = cloud.zone(3);
        var got = race(i -> () -> cloud.reserve(replica(i), request("ds-race", instances("ds-" + i, 2), zone))
                .size());
        assertThat(got.stream().mapToInt(n -> n).sum()).isEqualTo(3);
    }

    @Test
    void noStockIsNeverSaidWhileARollbackIsUnderWay() throws Exception {
        var zone = cloud.zone(1);
        var got = race(i -> () -> {
            var request = request(null, List.of("undo-" + i), zone);
            if (i < THREADS - 4) {
                cloud.transaction.executeWithoutResult(status -> {
                    replica(i).reserve(request);
                    status.setRollbackOnly();
                });
                return 0;
            }
            return cloud.reserve(replica(i), request).size();
        });
        assertThat(got.stream().mapToInt(n -> n).sum()).isEqualTo(4);
    }

    @Test
    void placesAreReleasedOnceHoweverManyTry() throws Exception {
        var zone = cloud.zone(10);
        var ids = instances("release", 40);
        assertThat(cloud.reserve(replica(0), request(null, ids, zone))).hasSize(40);
        race(i -> () -> {
            var some = new ArrayList<>(ids);
            java.util.Collections.shuffle(some, ThreadLocalRandom.current());
            cloud.release(replica(i), some.subList(0, 25));
            return 0;
        });
        cloud.release(replica(0), ids);
        assertThat(cloud.allocations(zone)).isZero();
    }

    @Test
    void usedCapacityIsRightAfterManyChanges() throws Exception {
        var zone = cloud.zone(8);
        race(i -> () -> {
            var random = ThreadLocalRandom.current();
            for (int round = 0; round < 10; round++) {
                var ids = instances("churn-" + i + "-" + round, random.nextInt(1, 5));
                var set = random.nextBoolean() ? "ds-churn-" + random.nextInt(3) : null;
                var placed = cloud.reserve(replica(i + round), request(set, ids, zone));
                if (random.nextInt(4) > 0) {
                    cloud.release(
                            replica(i),
                            placed.stream().map(Allocation::instanceId).toList());
                }
            }
            return 0;
        });
        var room = 32 - cloud.allocations(zone);
        assertThat(cloud.reserve(replica(1), request(null, instances("rest", 40), zone)))
                .hasSize(room);
    }

    /**
     * Instances of a strict set move, are created and deleted while hosts fail and recover: no host ever has two of the
     * set.
     */
    @Test
    void movesAndFailuresKeepCapacityRightAndSetsApart() throws Exception {
        var zone = cloud.zone(12);
        var hosts = new Hosts(cloud.jdbc, cloud.index());
        race(i -> () -> {
            var random = ThreadLocalRandom.current();
            for (int round = 0; round < 6; round++) {
                var id = "move-" + i + "-" + round;
                var set = "ds-move-" + random.nextInt(4);
                // each by itself, as calls and tasks are
                retryingDeadlocks(() -> cloud.reserve(replica(i), request(set, List.of(id), zone)));
                var host = "nc-" + zone + "-" + "%04d".formatted(random.nextInt(1, 13));
                var status = random.nextInt(3) == 0 ? HostStatus.DOWN : HostStatus.ACTIVE;
                retryingDeadlocks(() -> hosts.setStatus(host, status));
                retryingDeadlocks(() ->
                        cloud.inTransaction(() -> replica(i + 1).move(request(set, List.of(id), zone))));
                var spread = new Spread("ds-move-" + random.nextInt(4), false);
                retryingDeadlocks(() -> cloud.inTransaction(() -> replica(i).join(id, spread)));
                if (random.nextBoolean()) {
                    cloud.release(replica(i), List.of(id));
                }
            }
            return 0;
        });
        assertThat(cloud.jdbc
                        .sql("select count(*) from (select from allocation where deployment_set_id like 'ds-move-%'"
                                + " group by deployment_set_id, host_id having count(*) > 1) shared")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(cloud.jdbc
                        .sql("select count(*) from allocation where deployment_set_id like 'ds-move-%'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private static Placement replica(int i) {
        return replicas.get(i % replicas.size());
    }

    private static List<Integer> race(IntFunction<Callable<Integer>> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var runs = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return retryingDeadlocks(work.apply(i));
                    }))
                    .toList();
            start.countDown();
            var results = new ArrayList<Integer>();
            for (Future<Integer> run : runs) {
                results.add(run.get());
            }
            return results;
        }
    }

    private static <T> T retryingDeadlocks(Callable<T> work) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.call();
            } catch (PessimisticLockingFailureException e) {
                if (attempt == 5) {
                    throw e;
                }
            }
        }
    }
}
