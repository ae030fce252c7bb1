package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.billing.Balance;
import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.controlplane.resources.billing.SpotMarket;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.OwnCloud;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.persistence.instancetype.InstanceTypes;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;
import tools.jackson.databind.JsonNode;

/**
 * Whatever an account does, it pays for the resources that the API shows: the list price, or the market price of each
 * hour, times the seconds that it has them; exactly, at every instant, and nothing else.
 */
@StagingCloudTest
class ConservationTest {
    private static final int LONGEST = 14;
    private static final int TRIES = 8;
    private static final int LONGEST_REST = 100_000;

    @Autowired
    ApplicationContext cloud;

    private enum What {
        RUN,
        RUN_SPOT,
        STOP,
        STOP_FREE,
        START,
        DELETE,
        ENLARGE,
        CREATE_DISK,
        RESIZE,
        DELETE_DISK,
        SUBSCRIBE,
        BANDWIDTH
    }

    private record Step(What what, int which, int seconds) {}

    @BeforeProperty
    void boot() throws Exception {
        new TestContextManager(ConservationTest.class).prepareTestInstance(this);
    }

    // shrinking that takes too long goes on beside the tests that follow
    @Property(seed = "20261127", tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theAccountPaysExactlyWhatItsResourcesCost(@ForAll("histories") List<Step> steps) {
        var walk = new Walk(Account.in(cloud), cloud);
        steps.forEach(walk::take);
        walk.end();
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, LONGEST_REST))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(LONGEST);
    }

    private static final class Walk {
        private final Account account;
        private final Time time;
        private final Balances balances;
        private final InstanceTypes types;
        private final SpotMarket market;
        private final JdbcClient jdbc;
        private final Management management;
        private final Instant begun;

        Walk(Account account, ApplicationContext cloud) {
            this.account = account;
            this.time = new Time(cloud);
            this.balances = cloud.getBean(Balances.class);
            this.types = cloud.getBean(InstanceTypes.class);
            this.market = cloud.getBean(SpotMarket.class);
            this.jdbc = cloud.getBean(JdbcClient.class);
            this.management = OwnCloud.management(cloud);
            this.begun = time.now();
        }

        void take(Step step) {
            act(step);
            time.runDueTasks();
            if (step.seconds % 2 == 0) { // its sums are kept from now on
                assertThat(management
                                .post("billing/" + account.id(), "{\"creditLimit\": \"unlimited\"}")
                                .status())
                        .isEqualTo(200);
            }
            var rate = rate();
            var spot = spot();
            var from = time.now();
            time.advance(Duration.ofSeconds(step.seconds));
            var to = time.now();
            assertThat(rate()).as("nothing happens meanwhile").isEqualTo(rate);
            assertThat(at(to).burnPerHour())
                    .as("%s", step)
                    .isEqualTo(rate
                            + spot.stream()
                                    .mapToLong(one -> market.of(account.id(), one.typeId, one.zoneId)
                                            .price(to))
                                    .sum());
            var seconds = to.getEpochSecond() - from.getEpochSecond();
            assertThat(at(from).exact().subtract(at(to).exact()))
                    .as("%s", step)
                    .isEqualTo(BigInteger.valueOf(rate)
                            .multiply(BigInteger.valueOf(seconds))
                            .add(cost(spot, from.getEpochSecond(), to.getEpochSecond())));
            checkSums(step);
        }

        /** What is kept is what is added up anew; the clock goes on, so both are read until it is within one second. */
        private void checkSums(Step step) {
            Instant before;
            Balance kept;
            Balance counted;
            do {
                before = time.now();
                kept = balances.of(account.id());
                counted = at(time.now());
            } while (time.now().getEpochSecond() != before.getEpochSecond());
            assertThat(kept).as("what is kept, after %s", step).isEqualTo(counted);
        }

        /** At any instant of the whole history, the money that is gone is what the meters have counted. */
        void end() {
            var now = time.now();
            var whole = Duration.between(begun, now).toSeconds();
            var random = new Random(whole);
            for (var i = 0; i < 5; i++) {
                var instant = begun.plusSeconds(random.nextLong(whole));
                var counted = jdbc.sql("""
                                select coalesce(sum(price_per_hour), 0) from meter m, generate_series(begun, least(coalesce(ended, :at), :at) - 1)
                                where account_id = :account and begun < :at and market_type is null
                                """)
                        .param("account", account.id())
                        .param("at", instant.getEpochSecond())
                        .query(BigInteger.class)
                        .single();
                assertThat(at(instant).used())
                        .as("second by second until %s", instant)
                        .isEqualTo(counted.add(bought(instant.getEpochSecond())));
            }
        }

        /**
         * What preemptible instances have cost by then, from the times of their meters and the prices of the market.
         */
        private BigInteger bought(long at) {
            return jdbc
                    .sql("""
                        select market_type, market_zone, begun, least(coalesce(ended, :at), :at) from meter
                        where account_id = :account and begun < :at and market_type is not null
                        """)
                    .param("account", account.id())
                    .param("at", at)
                    .query((row, index) ->
                            cost(List.of(new Spot(row.getString(1), row.getString(2))), row.getLong(3), row.getLong(4)))
                    .list()
                    .stream()
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }

        /** The cost by the price of each hour, hour by hour. */
        private BigInteger cost(List<Spot> spot, long from, long to) {
            var cost = BigInteger.ZERO;
            for (var begin = from; begin < to; ) {
                var end = Math.min(to, (begin / 3600 + 1) * 3600);
                var instant = Instant.ofEpochSecond(begin);
                var price = spot.stream()
                        .mapToLong(one ->
                                market.of(account.id(), one.typeId, one.zoneId).price(instant))
                        .sum();
                cost = cost.add(BigInteger.valueOf(price * (end - begin)));
                begin = end;
            }
            return cost;
        }

        private Balance at(Instant instant) {
            return balances.of(account.id(), instant);
        }

        private record Spot(String typeId, String zoneId) {}

        private static boolean isCharged(JsonNode instance) {
            return instance.path("InstanceChargeType").asString().equals("PostPaid")
                    && !instance.path("StoppedMode").asString().equals("StopCharging");
        }

        private static boolean isSpot(JsonNode instance) {
            return !instance.path("SpotStrategy").asString().equals("NoSpot");
        }

        /** The preemptible instances that the API shows. */
        private List<Spot> spot() {
            return instances().stream()
                    .filter(instance -> isCharged(instance) && isSpot(instance))
                    .map(instance -> new Spot(
                            instance.path("InstanceType").asString(),
                            instance.path("ZoneId").asString()))
                    .toList();
        }

        /** What everything else that the API shows costs an hour. */
        private long rate() {
            var rate = 0L;
            for (var instance : instances()) {
                if (isCharged(instance)) {
                    var type =
                            types.find(instance.path("InstanceType").asString()).orElseThrow();
                    rate += isSpot(instance) ? 0 : Prices.instance(Account.REGION, type);
                    if (!instance.at("/PublicIpAddress/IpAddress").isEmpty()) {
                        rate += Prices.bandwidth(
                                Account.REGION,
                                instance.path("InternetMaxBandwidthOut").asInt());
                    }
                }
            }
            for (var disk : disks()) {
                if (disk.path("DiskChargeType").asString().equals("PostPaid")) {
                    rate += Prices.disk(
                            Account.REGION,
                            disk.path("Category").asString(),
                            disk.path("PerformanceLevel").asString(null),
                            disk.path("Size").asInt());
                }
            }
            return rate;
        }

        private List<JsonNode> instances() {
            return list("DescribeInstances", "/Instances/Instance");
        }

        private List<JsonNode> disks() {
            return list("DescribeDisks", "/Disks/Disk");
        }

        private List<JsonNode> list(String action, String path) {
            var list = new ArrayList<JsonNode>();
            account.call(action, "PageSize", "50").body().at(path).forEach(list::add);
            return list;
        }

        /** A refused call changes nothing. */
        private void act(Step step) {
            var instance = pick(instances(), step.which, "InstanceId");
            var disk = pick(disks(), step.which, "DiskId");
            switch (step.what) {
                case RUN -> run();
                case RUN_SPOT -> run("SpotStrategy", "SpotAsPriceGo");
                case STOP -> account.call("StopInstance", "InstanceId", instance, "StoppedMode", "KeepCharging");
                case STOP_FREE -> account.call("StopInstance", "InstanceId", instance, "StoppedMode", "StopCharging");
                case START -> account.call("StartInstance", "InstanceId", instance);
                case DELETE -> account.call("DeleteInstance", "InstanceId", instance, "Force", "true");
                case ENLARGE ->
                    account.call("ModifyInstanceSpec", "InstanceId", instance, "InstanceType", "ecs.g6.xlarge");
                case CREATE_DISK ->
                    account.call("CreateDisk", "ZoneId", Account.ZONE, "DiskCategory", "cloud_essd", "Size", "50");
                case RESIZE -> account.call("ResizeDisk", "DiskId", disk, "NewSize", String.valueOf(100 + step.which));
                case DELETE_DISK -> account.call("DeleteDisk", "DiskId", disk);
                case SUBSCRIBE ->
                    account.call("ModifyInstanceChargeType", "InstanceIds", "[\"" + instance + "\"]", "Period", "1");
                case BANDWIDTH ->
                    account.call(
                            "ModifyInstanceSpec",
                            "InstanceId",
                            instance,
                            "InternetMaxBandwidthOut",
                            String.valueOf(step.which));
            }
        }

        private void run(String... terms) {
            var parameters = new ArrayList<>(
                    List.of("InternetChargeType", "PayByBandwidth", "InternetMaxBandwidthOut", "3", "Amount", "2"));
            parameters.addAll(List.of(terms));
            account.run(parameters.toArray(String[]::new)).assertThat().isOk();
        }

        private static String pick(List<JsonNode> from, int which, String id) {
            return from.isEmpty()
                    ? "none"
                    : from.get(which % from.size()).path(id).asString();
        }
    }
}
