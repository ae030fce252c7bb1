package dev.skystage.gateway.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeSpotPriceHistoryRequest;
import com.aliyun.ecs20140526.models.DescribeSpotPriceHistoryResponseBody.DescribeSpotPriceHistoryResponseBodySpotPricesSpotPriceType;
import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.billing.SpotMarket;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ordered trouble with preemptible instances: what prices do, and who is interrupted. */
@StagingCloudTest
class SpotTroubleTest {
    private static final String HERE =
            "\"zone\": \"" + Account.ZONE + "\", \"instanceType\": \"" + Account.INSTANCE_TYPE + "\"";
    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    SpotMarket market;

    private static String spike(String how) {
        return "\"kind\": \"priceSpike\", " + how;
    }

    private static String window(Instant from, Instant until) {
        return "\"from\": \"" + from + "\", \"until\": \"" + until + "\"";
    }

    private static List<DescribeSpotPriceHistoryResponseBodySpotPricesSpotPriceType> history(Account account)
            throws Exception {
        return account.v3()
                .describeSpotPriceHistory(new DescribeSpotPriceHistoryRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkType("vpc")
                        .setInstanceType(Account.INSTANCE_TYPE)
                        .setZoneId(Account.ZONE))
                .getBody()
                .getSpotPrices()
                .getSpotPriceType();
    }

    private static BigDecimal charged(Management management, Account account, String instance) {
        for (var meter :
                management.get("billing/" + account.id() + "/meters").body().get("items")) {
            if (meter.get("resourceId").asString().equals(instance)
                    && meter.get("item").asString().equals("instance")) {
                return meter.get("pricePerHour").decimalValue();
            }
        }
        throw new AssertionError("no meter of " + instance);
    }

    @Test
    void aSpikeIsInTheHistoryAndInThePriceLimitsOfItsAccount(
            Account account, Account other, Management management, Time time) throws Exception {
        new Bidder(account, time, market).awaitTheMiddleOfAnHour();
        var before = history(other);
        var id = new Faults(management, account).order(HERE, "", spike("\"share\": 0.9"));
        var list = market.of(account.id(), Account.INSTANCE_TYPE, Account.ZONE).listPrice();
        var begun = Instant.parse(
                new Faults(management, account).listed(id).at("/limit/from").asString());
        var ninety = Math.round(list * 0.9 / 1000) * 1000;

        var told = history(account);

        assertThat(told.getLast().getSpotPrice()).isEqualTo(Money.yuan(ninety).floatValue());
        assertThat(Instant.parse(told.getLast().getTimestamp())).isBetween(begun.minusSeconds(1), begun);
        assertThat(told.getFirst().getSpotPrice()).isEqualTo(before.getFirst().getSpotPrice());
        assertThat(history(other)).usingRecursiveFieldByFieldElementComparator().isEqualTo(before);
        account.run("SpotStrategy", "SpotWithPriceLimit", "SpotPriceLimit", Bidder.yuan(ninety - 1000))
                .assertThat()
                .isError(400, "InvalidSpotPriceLimit.LowerThanPublicPrice");
        account.run("SpotStrategy", "SpotWithPriceLimit", "SpotPriceLimit", Bidder.yuan(ninety), "DryRun", "true")
                .assertThat()
                .isError(400, "DryRunOperation");
        assertThat(management.delete("faults/" + id).status()).isEqualTo(204);
        assertThat(history(account))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(before);
    }

    @Test
    void runningInstancesAreChargedTheNewPriceUntilTheRuleEnds(Account account, Management management, Time time) {
        var bidder = new Bidder(account, time, market);
        bidder.awaitTheMiddleOfAnHour();
        var old = bidder.runAtAnyPrice(1).getFirst();
        var calm = charged(management, account, old);
        var begin = time.now().plus(Duration.ofMinutes(10));
        var end = begin.plus(Duration.ofMinutes(10));
        var faults = new Faults(management, account);
        var id = faults.order(HERE, window(begin, end), spike("\"factor\": 1000"));
        time.advance(Duration.ofMinutes(9));
        assertThat(charged(management, account, old)).isEqualByComparingTo(calm);

        time.advance(Duration.ofMinutes(2));

        var list = Money.yuan(bidder.prices().listPrice());
        assertThat(charged(management, account, old)).isEqualByComparingTo(list);
        assertThat(faults.listed(id).at("/victims").toString()).contains(old);
        assertThat(faults.listed(id).get("hits").asInt()).isEqualTo(1);
        var fresh = bidder.runAtAnyPrice(1).getFirst();
        assertThat(charged(management, account, fresh)).isEqualByComparingTo(list);

        time.advance(Duration.between(time.now(), end.plusSeconds(1)));

        var now = Money.yuan(bidder.prices().price(time.now()));
        assertThat(now).isLessThan(list);
        for (var instance : List.of(old, fresh)) {
            assertThat(charged(management, account, instance)).isEqualByComparingTo(now);
        }
    }

    @Test
    void aDeletedRuleGivesThePriceBack(Account account, Management management, Time time) {
        var bidder = new Bidder(account, time, market);
        bidder.awaitTheMiddleOfAnHour();
        var instance = bidder.runAtAnyPrice(1).getFirst();
        var id = new Faults(management, account).order(HERE, "", spike("\"share\": 1"));
        time.runDueTasks();
        assertThat(charged(management, account, instance))
                .isEqualByComparingTo(Money.yuan(bidder.prices().listPrice()));
        management.delete("faults/" + id);
        assertThat(charged(management, account, instance))
                .isEqualByComparingTo(Money.yuan(bidder.prices().price(time.now())))
                .isLessThan(Money.yuan(bidder.prices().listPrice()));
    }

    @Test
    void lowerLimitsAreAnnouncedFiveMinutesBeforeTheSpike(Account account, Management management, Time time) {
        var bidder = new Bidder(account, time, market);
        bidder.awaitCalm(bidder.share(0.8), DAY);
        var low = bidder.run(1, bidder.share(0.8));
        var high = bidder.run(1, bidder.share(0.95));
        var begin = time.now().plus(Duration.ofHours(1));
        var faults = new Faults(management, account);
        faults.order(HERE, window(begin, begin.plus(Duration.ofHours(1))), spike("\"share\": 0.9"));
        time.advance(Duration.between(time.now(), begin.minus(Duration.ofMinutes(6))));
        assertThat(bidder.instances(true)).isEmpty();
        time.advance(Duration.ofMinutes(2));
        assertThat(bidder.instances(true)).isEqualTo(low);
        time.advance(Duration.ofMinutes(6));
        assertThat(bidder.instances(false)).isEqualTo(high);
        assertThat(bidder.instances(true)).isEmpty();
    }

    @Test
    void aRuleThatIsDeletedInTimeInterruptsNobody(Account account, Management management, Time time) {
        var bidder = new Bidder(account, time, market);
        bidder.awaitCalm(bidder.share(0.8), DAY);
        var ids = bidder.run(1, bidder.share(0.8));
        var begin = time.now().plus(Duration.ofHours(1));
        var id = new Faults(management, account)
                .order(HERE, window(begin, begin.plus(Duration.ofHours(1))), spike("\"share\": 1"));
        time.advance(Duration.ofMinutes(30));
        management.delete("faults/" + id);
        time.advance(Duration.ofMinutes(60));
        assertThat(bidder.instances(false)).isEqualTo(ids);
    }

    /** The older rule counts while it exists, and interruptions are planned by it. */
    @Test
    void deletingALowPriceBringsBackTheHiddenInterruption(Account account, Management management, Time time) {
        var bidder = new Bidder(account, time, market);
        var faults = new Faults(management, account);
        var low = faults.order(HERE, "", spike("\"share\": 0.1"));
        faults.order(HERE, "", spike("\"share\": 1"));
        time.runDueTasks();
        var ids = bidder.run(1, bidder.share(0.2));
        time.advance(Duration.ofMinutes(30));
        assertThat(bidder.instances(false)).isEqualTo(ids);
        management.delete("faults/" + low);
        time.runDueTasks();
        assertThat(bidder.instances(true)).isEqualTo(ids);
        time.advance(Duration.ofMinutes(6));
        assertThat(bidder.instances(true)).isEmpty();
        assertThat(bidder.instances(false)).isEmpty();
    }

    @Test
    void protectedInstancesAreNotInterruptedByASpike(Account account, Management management, Time time) {
        var bidder = new Bidder(account, time, market);
        bidder.awaitCalm(bidder.share(0.8), DAY);
        var ids = bidder.run(1, bidder.share(0.8), "SpotDuration", "2");
        new Faults(management, account).order(HERE, "", spike("\"share\": 1"));
        time.advance(Duration.ofMinutes(110));
        assertThat(bidder.instances(false)).isEqualTo(ids);
        time.advance(Duration.ofMinutes(11));
        assertThat(bidder.instances(false)).isEmpty();
    }

    @Test
    void theCloudTakesInstancesBack(Account account, Management management, Time time) {
        var bidder = new Bidder(account, time, market);
        var rich = bidder.run(2, bidder.prices().listPrice());
        var any = bidder.runAtAnyPrice(1);
        var steady = account.runningInstance();
        var faults = new Faults(management, account);
        var id = faults.order(HERE, "\"count\": 2, \"seed\": 3", "\"kind\": \"spotReclaim\"");
        time.runDueTasks();

        var told = bidder.instances(true);

        assertThat(told).hasSize(2).doesNotContain(steady);
        var listed = faults.listed(id);
        assertThat(listed.get("hits").asInt()).isEqualTo(2);
        assertThat(listed.at("/victims"))
                .hasSize(2)
                .allSatisfy(victim -> assertThat(victim.asString()).isIn(told));
        var events = account.call("DescribeInstanceHistoryEvents", "EventCycleStatus", "Scheduled");
        assertThat(events.body().at("/InstanceSystemEventSet/InstanceSystemEventType"))
                .hasSize(2)
                .allSatisfy(event -> {
                    assertThat(event.at("/EventType/Name").asString())
                            .isEqualTo("Instance:PreemptibleInstanceInterruption");
                    assertThat(event.at("/InstanceId").asString()).isIn(told);
                    assertThat(Duration.between(
                                    Instant.parse(event.at("/EventPublishTime").asString()),
                                    Instant.parse(event.at("/NotBefore").asString())))
                            .isEqualTo(Duration.ofMinutes(5));
                });
        management.delete("faults/" + id);
        time.advance(Duration.ofMinutes(6));
        assertThat(bidder.instances(true)).isEmpty();
        assertThat(bidder.instances(false))
                .as("what was told is not taken back with the rule")
                .hasSize(2)
                .contains(steady)
                .doesNotContainAnyElementsOf(told);
        assertThat(List.of(rich.get(0), rich.get(1), any.getFirst())).containsAll(told);
    }

    @Test
    void aReclaimedInstanceCanBeShutDownAndStartedAgain(Account account, Management management, Time time) {
        var bidder = new Bidder(account, time, market);
        var id = bidder.run(1, bidder.prices().listPrice(), "SpotInterruptionBehavior", "Stop")
                .getFirst();
        new Faults(management, account).order("\"instance\": \"" + id + "\"", "", "\"kind\": \"spotReclaim\"");
        time.advance(Duration.ofMinutes(6));
        var stopped = account.call("DescribeInstances", "InstanceIds", "[\"" + id + "\"]");
        assertThat(stopped.text("/Instances/Instance/0/Status")).isEqualTo("Stopped");
        assertThat(stopped.text("/Instances/Instance/0/StoppedMode")).isEqualTo("StopCharging");
        account.call("StartInstance", "InstanceId", id).assertThat().isOk();
        time.advance(Duration.ofMinutes(10));
        assertThat(bidder.instances(false)).containsExactly(id);
    }
}
