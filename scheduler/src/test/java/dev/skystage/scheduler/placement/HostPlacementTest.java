package dev.skystage.scheduler.placement;

import static dev.skystage.scheduler.placement.PlacementFixture.instances;
import static dev.skystage.scheduler.placement.PlacementFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.persistence.host.HostStatus;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.scheduler.placement.PlacementRequest.Spread;
import dev.skystage.scheduler.placement.PlacementRequest.Where;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostPlacementTest {
    private static final PlacementFixture cloud = new PlacementFixture();
    private final Placement placement = cloud.replica();

    @AfterAll
    static void stop() throws IOException {
        cloud.close();
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(cloud.wrongHosts()).isEmpty();
    }

    @Test
    void answersInTheOrderOfTheRequestAndLeavesOutWhatDoesNotFit() {
        var zone = cloud.zone(2);
        var ids = instances("order", 10);
        var places = cloud.reserve(placement, request(null, ids, zone));
        assertThat(places).extracting(Allocation::instanceId).isEqualTo(ids.subList(0, 8));
        assertThat(places)
                .allMatch(place ->
                        place.zoneId().equals(zone) && place.clusterId().equals("c"));
        assertThat(cloud.reserve(placement, request(null, List.of("late"), zone)))
                .isEmpty();
    }

    @Test
    void releaseIsIdempotentAndMakesRoom() {
        var zone = cloud.zone(1);
        var ids = instances("back", 4);
        assertThat(cloud.reserve(placement, request(null, ids, zone))).hasSize(4);
        cloud.release(placement, ids);
        cloud.release(placement, ids);
        assertThat(cloud.allocations(zone)).isZero();
        assertThat(cloud.reserve(placement, request(null, ids, zone))).hasSize(4);
    }

    @Test
    void anotherSizeStaysWhereItIsOrMoves() {
        var zone = cloud.zone(2);
        var ids = instances("size", 3);
        var host = cloud.reserve(placement, request(null, ids, zone)).getFirst().hostId();
        var grown = cloud.inTransaction(() -> placement.resize(resized("size-0", 4, zone)));
        assertThat(grown.orElseThrow().hostId()).isEqualTo(host);
        var moved = cloud.inTransaction(() -> placement.resize(resized("size-1", 6, zone)));
        assertThat(moved.orElseThrow().hostId()).isNotEqualTo(host);
        assertThat(cloud.inTransaction(() -> placement.resize(resized("size-0", 2, zone)))
                        .orElseThrow()
                        .hostId())
                .isEqualTo(host);
        assertThat(cloud.allocations(zone)).isEqualTo(3);
    }

    @Test
    void severalMoveAtOnceIfThereIsRoomForAll() {
        var zone = cloud.zone(4);
        var ids = instances("away", 4);
        var before = hosts(cloud.reserve(placement, request(null, ids, zone)));
        var moved = cloud.inTransaction(() -> placement.moveOrStay(request(null, ids, zone)));
        assertThat(moved).extracting(Allocation::instanceId).isEqualTo(ids);
        assertThat(hosts(moved)).doesNotContainAnyElementsOf(before);
        assertThat(cloud.allocations(zone)).isEqualTo(4);
    }

    /** Six instances on two hosts with room for eight: all six cannot move at once, but two of them can. */
    @Test
    void anInstanceWithoutAnotherHostKeepsItsPlace() {
        var zone = cloud.zone(2);
        var ids = instances("some", 6);
        cloud.reserve(placement, request(null, ids, zone));
        var moved = cloud.inTransaction(() -> placement.moveOrStay(request(null, ids, zone)));
        assertThat(moved).hasSizeBetween(2, 6);
        assertThat(cloud.allocations(zone)).isEqualTo(6);
        // the failed attempt has changed nothing in the index: there is room for two, and no more
        assertThat(cloud.reserve(placement, request(null, instances("rest", 3), zone)))
                .hasSize(2);
    }

    private static Set<String> hosts(List<Allocation> places) {
        return places.stream().map(Allocation::hostId).collect(Collectors.toSet());
    }

    @Test
    void aSizeThatFitsNowhereIsRolledBack() {
        var zone = cloud.zone(1);
        cloud.reserve(placement, request(null, instances("fit", 4), zone));
        assertThatThrownBy(() -> cloud.inTransaction(() -> placement
                        .resize(resized("fit-0", 4, zone))
                        .orElseThrow(() -> new IllegalStateException("no room"))))
                .hasMessage("no room");
        assertThat(cloud.allocations(zone)).isEqualTo(4);
    }

    private static PlacementRequest resized(String id, int vcpus, String zone) {
        return request(new Capacity(vcpus, 8192, 0, 0), "g", List.of(id), zone);
    }

    @Test
    void aRollbackGivesEverythingBack() {
        var zone = cloud.zone(1);
        assertThatThrownBy(() -> cloud.inTransaction(() -> {
                    placement.reserve(request(null, instances("gone", 4), zone));
                    throw new IllegalStateException("later trouble");
                }))
                .hasMessage("later trouble");
        assertThat(cloud.reserve(placement, request(null, instances("kept", 4), zone)))
                .hasSize(4);
    }

    @Test
    void severalCallsInOneTransactionSeeEachOther() {
        var zone = cloud.zone(1);
        var places = cloud.inTransaction(() -> {
            var all = Stream.of("a", "b", "c")
                    .flatMap(id ->
                            placement.reserve(request(null, List.of("multi-" + id, "multi2-" + id), zone)).stream())
                    .toList();
            placement.release(List.of("multi-a"));
            return all;
        });
        assertThat(places).hasSize(4);
        assertThat(cloud.reserve(placement, request(null, instances("multi3", 3), zone)))
                .hasSize(1);
    }

    @Test
    void takesTheFirstZoneWithRoomForAllElseTheOneWithMost() {
        var small = cloud.zone(1);
        var large = cloud.zone(3);
        assertThat(cloud.reserve(placement, request(null, instances("z1", 2), small, large)))
                .allMatch(place -> place.zoneId().equals(small));
        assertThat(cloud.reserve(placement, request(null, instances("z2", 3), small, large)))
                .hasSize(3)
                .allMatch(place -> place.zoneId().equals(large));
        assertThat(cloud.reserve(placement, request(null, instances("z3", 20), small, large)))
                .hasSize(9)
                .allMatch(place -> place.zoneId().equals(large));
    }

    @Test
    void aDeploymentSetNeverSharesAHost() {
        var zone = cloud.zone(3);
        assertThat(cloud.reserve(placement, request("ds-1", instances("ds-a", 2), zone)))
                .hasSize(2);
        assertThat(cloud.reserve(placement, request("ds-1", instances("ds-b", 2), zone)))
                .hasSize(1);
        assertThat(cloud.reserve(placement, request("ds-2", instances("ds-c", 4), zone)))
                .hasSize(3);
        assertThat(cloud.jdbc
                        .sql("select count(distinct host_id) from allocation where deployment_set_id = 'ds-1'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void anInstanceThatHasAPlaceKeepsIt() {
        var zone = cloud.zone(2);
        var first = cloud.reserve(placement, request(null, List.of("twice"), zone));
        assertThat(cloud.reserve(placement, request(null, List.of("twice"), zone)))
                .isEqualTo(first);
        assertThat(cloud.allocations(zone)).isOne();
    }

    @Test
    void gpusLocalDisksAndFamilyCount() {
        var zone = cloud.zone(1);
        var ids = instances("gpu", 3);
        assertThat(cloud.reserve(placement, request(new Capacity(1, 1024, 1, 0), "g", ids, zone)))
                .hasSize(2);
        ids = instances("disk", 3);
        assertThat(cloud.reserve(placement, request(new Capacity(1, 1024, 0, 60), "c", ids, zone)))
                .hasSize(1);
        ids = instances("family", 1);
        assertThat(cloud.reserve(placement, request(new Capacity(1, 1024, 0, 0), "r", ids, zone)))
                .isEmpty();
    }

    @Test
    void aHostThatIsDownOrDrainingTakesNothing() {
        var zone = cloud.zone(1);
        var hosts = new Hosts(cloud.jdbc, cloud.index());
        assertThat(cloud.reserve(placement, request(null, List.of("before"), zone)))
                .hasSize(1);
        assertThat(hosts.setStatus("nc-" + zone + "-0001", HostStatus.DRAINING)).isTrue();
        assertThat(cloud.reserve(placement, request(null, List.of("during"), zone)))
                .isEmpty();
        assertThat(hosts.setStatus("nc-" + zone + "-0001", HostStatus.ACTIVE)).isTrue();
        assertThat(cloud.reserve(placement, request(null, List.of("after"), zone)))
                .hasSize(1);
        assertThat(hosts.setStatus("nc-unknown", HostStatus.DOWN)).isFalse();
    }

    @Test
    void aMovedInstanceIsOnAnotherHost() {
        var zone = cloud.zone(2);
        var before = cloud.reserve(placement, request("ds-move", List.of("moving"), zone));
        var after = cloud.inTransaction(() -> placement.move(request("ds-move", List.of("moving"), zone)));
        assertThat(after).hasSize(1);
        assertThat(after.getFirst().hostId()).isNotEqualTo(before.getFirst().hostId());
        assertThat(cloud.allocations(zone)).isOne();
    }

    @Test
    void aMoveThatFindsNothingIsUndoneByARollback() {
        var zone = cloud.zone(1);
        cloud.reserve(placement, request(null, List.of("stuck"), zone));
        var found = cloud.transaction.execute(status -> {
            status.setRollbackOnly();
            return placement.move(request(null, List.of("stuck"), zone));
        });
        assertThat(found).isEmpty();
        assertThat(cloud.allocations(zone)).isOne();
    }

    @Test
    void aSetIsJoinedWhereItAllows() {
        var zone = cloud.zone(2);
        var places = cloud.reserve(placement, request(null, instances("join", 5), zone));
        var crowded = places.stream()
                .map(Allocation::hostId)
                .collect(Collectors.groupingBy(host -> host, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        var two = places.stream()
                .filter(place -> place.hostId().equals(crowded))
                .map(Allocation::instanceId)
                .toList();
        var alone = places.stream()
                .filter(place -> !place.hostId().equals(crowded))
                .map(Allocation::instanceId)
                .findFirst()
                .orElseThrow();
        assertThat(join(two.getFirst(), "ds-join", false)).isTrue();
        assertThat(join(two.get(1), "ds-join", false)).isFalse();
        assertThat(join(alone, "ds-join", false)).isTrue();
        assertThat(join(two.getFirst(), null, false)).isTrue();
        assertThat(join(two.get(1), "ds-join", false)).isTrue();
        assertThat(join("nowhere", "ds-join", false)).isTrue();
        cloud.jdbc
                .sql("update host set cluster_id = 'far' where id = ?")
                .param(crowded)
                .update();
        assertThat(join(alone, "ds-near", true)).isTrue();
        assertThat(join(two.getFirst(), "ds-near", true)).isFalse();
    }

    private boolean join(String instance, @Nullable String set, boolean together) {
        return Boolean.TRUE.equals(
                cloud.transaction.execute(status -> placement.join(instance, new Spread(set, together))));
    }

    @Test
    void homelessMeansWithoutAPlaceOrOnAFailedHost() {
        var zone = cloud.zone(2);
        var hosts = new Hosts(cloud.jdbc, cloud.index());
        var first = cloud.reserve(placement, request("ds-home", instances("home", 2), zone));
        assertThat(placement.homeless(List.of("home-0", "home-1", "home-2"))).containsExactly("home-2");
        hosts.setStatus(first.getFirst().hostId(), HostStatus.DOWN);
        hosts.setStatus(first.getLast().hostId(), HostStatus.DRAINING);
        assertThat(placement.homeless(List.of("home-0", "home-1"))).containsExactly("home-0");
    }

    @Test
    void dedicatedHostsTakeOnlyTheirTenantsInstancesWhichStayThere() {
        var zone = cloud.zone(3);
        cloud.jdbc
                .sql("update host set tenant = 'me' where id like ?")
                .param("nc-" + zone + "-000_")
                .update();
        cloud.jdbc
                .sql("update host set tenant = '' where id = ?")
                .param("nc-" + zone + "-0003")
                .update();
        assertThat(cloud.reserve(placement, request(null, instances("shared", 9), zone)))
                .hasSize(4)
                .allMatch(place -> place.hostId().endsWith("3"));
        var own = request(null, instances("own", 9), zone).at(new Where(Set.of(), "me", null));
        assertThat(cloud.reserve(placement, own))
                .hasSize(8)
                .noneMatch(place -> place.hostId().endsWith("3"));
        cloud.release(placement, instances("own", 9));
        var second = own.at(new Where(Set.of(), "me", Set.of("nc-" + zone + "-0002")));
        assertThat(cloud.reserve(placement, second))
                .hasSize(4)
                .allMatch(place -> place.hostId().endsWith("2"));
        var stranger = request(null, List.of("stranger"), zone).at(new Where(Set.of(), "you", null));
        assertThat(cloud.reserve(placement, stranger)).isEmpty();
    }

    @Test
    void replicasSeeEachOthersChanges() {
        var zone = cloud.zone(1);
        var other = cloud.replica();
        assertThat(cloud.reserve(placement, request(null, instances("here", 2), zone)))
                .hasSize(2);
        assertThat(cloud.reserve(other, request(null, instances("there", 4), zone)))
                .hasSize(2);
        cloud.release(placement, instances("there", 4));
        assertThat(cloud.reserve(other, request(null, instances("there2", 4), zone)))
                .hasSize(2);
        cloud.release(other, instances("here", 2));
        assertThat(cloud.reserve(placement, request(null, instances("here2", 4), zone)))
                .hasSize(2);
    }

    @Test
    void aChangeThatCommitsLateIsNotMissed() throws Exception {
        var zone = cloud.zone(2);
        var index = cloud.index();
        var late = cloud.placement(index);
        index.refresh();
        cloud.transaction.executeWithoutResult(status -> {
            cloud.jdbc
                    .sql("update host set used_vcpus = 8 where id = ?")
                    .param("nc-" + zone + "-0001")
                    .update();
            var other = new Thread(() -> {
                cloud.jdbc
                        .sql("update host set used_vcpus = 8 where id = ?")
                        .param("nc-" + zone + "-0002")
                        .update();
                index.refresh();
            });
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        index.refresh();
        assertThat(index.zone(zone).room(new Demand("g", new Capacity(1, 1, 0, 0), 1, 1, Set.of())))
                .isZero();
        cloud.jdbc
                .sql("update host set used_vcpus = 0 where zone_id = ?")
                .param(zone)
                .update();
        assertThat(cloud.reserve(late, request(null, List.of("afterwards"), zone)))
                .hasSize(1);
    }

    @Test
    void stockTellsSoldOutFromNotOffered() {
        var zone = cloud.zone(1);
        var index = cloud.index();
        var stock = new Stock(index);
        assertThat(stock.of(zone, type("g", 8))).isEqualTo(Stock.Level.AVAILABLE);
        assertThat(stock.of(zone, type("g", 9))).isEqualTo(Stock.Level.SOLD_OUT);
        assertThat(stock.of(zone, type("r", 1))).isEqualTo(Stock.Level.NOT_OFFERED);
        cloud.reserve(cloud.placement(index), request(null, List.of("one"), zone));
        assertThat(stock.of(zone, type("g", 8))).isEqualTo(Stock.Level.SOLD_OUT);
    }

    @Test
    void needsATransaction() {
        assertThatThrownBy(() -> placement.reserve(request(null, List.of("x"), "z")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> placement.release(List.of("x"))).isInstanceOf(IllegalStateException.class);
    }

    private static InstanceType type(String family, int vcpus) {
        return new InstanceType(
                family + ".x", family, vcpus, 1, "", 0, "", 0, 0, "", 1, 1, null, null, null, null, null, null);
    }
}
