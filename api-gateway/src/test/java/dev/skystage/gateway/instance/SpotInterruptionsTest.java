package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeInstancesRequest;
import com.aliyun.ecs20140526.models.DescribeInstancesResponseBody.DescribeInstancesResponseBodyInstancesInstance;
import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.billing.SpotMarket;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class SpotInterruptionsTest {
    private static final Duration NOTICE = Duration.ofMinutes(5);

    @Autowired
    SpotMarket market;

    private static List<String> spot(Account account, String limit, String... more) {
        var asked = Stream.concat(
                Stream.of("SpotStrategy", "SpotWithPriceLimit", "SpotPriceLimit", limit), Stream.of(more));
        var answer = account.run(asked.toArray(String[]::new));
        answer.assertThat().isOk();
        var ids = new ArrayList<String>();
        answer.body().at("/InstanceIdSets/InstanceIdSet").forEach(id -> ids.add(id.asString()));
        return ids;
    }

    private List<DescribeInstancesResponseBodyInstancesInstance> instances(Account account) throws Exception {
        return account.v3()
                .describeInstances(new DescribeInstancesRequest().setRegionId(Account.REGION))
                .getBody()
                .getInstances()
                .getInstance();
    }

    private long price(Instant at) {
        return market.of("", Account.INSTANCE_TYPE, Account.ZONE).price(at);
    }

    private static String yuan(long amount) {
        return Money.yuan(amount).toPlainString();
    }

    /** The first later hour whose price is above all prices since then. */
    private Instant firstRise(Instant from) {
        var highest = price(from);
        for (var hour = from.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)); ; hour = hour.plusSeconds(3600)) {
            if (price(hour) > highest) {
                return hour;
            }
            highest = Math.max(highest, price(hour));
        }
    }

    /** Moves to the middle of an hour, where no price changes. */
    private void toTheMiddleOfAnHour(Time time) {
        var minute = time.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(90));
        time.advance(Duration.between(time.now(), minute));
    }

    private static List<String> locks(DescribeInstancesResponseBodyInstancesInstance instance) {
        return instance.getOperationLocks().getLockReason().stream()
                .map(lock -> lock.getLockReason())
                .toList();
    }

    @Test
    void isAnnouncedAndReleasedWhenTheMarketRises(Account account, Time time) throws Exception {
        toTheMiddleOfAnHour(time);
        var rise = firstRise(time.now());
        var before = rise.minus(Duration.ofMinutes(20));
        time.advance(Duration.between(time.now(), before));
        var limit = price(time.now());
        var ids = spot(account, yuan(limit), "SpotDuration", "0", "Amount", "2");
        time.runDueTasks();
        var shown = instances(account);
        assertThat(shown).hasSize(2).allSatisfy(instance -> {
            assertThat(instance.getSpotStrategy()).isEqualTo("SpotWithPriceLimit");
            assertThat(instance.getSpotPriceLimit()).isEqualTo(Money.yuan(limit).floatValue());
            assertThat(instance.getSpotDuration()).isZero();
            assertThat(instance.getSpotInterruptionBehavior()).isEqualTo("Terminate");
            assertThat(locks(instance)).isEmpty();
        });

        time.advance(Duration.between(time.now(), rise.minus(NOTICE).minusSeconds(1)));
        assertThat(instances(account))
                .allSatisfy(instance -> assertThat(locks(instance)).isEmpty());
        time.advance(Duration.ofSeconds(2));
        assertThat(instances(account)).hasSize(2).allSatisfy(instance -> {
            assertThat(instance.getStatus()).isEqualTo("Running");
            assertThat(locks(instance)).containsExactly("Recycling");
        });
        var told = account.call("DescribeInstanceHistoryEvents", "EventCycleStatus", "Scheduled");
        assertThat(told.body().at("/InstanceSystemEventSet/InstanceSystemEventType"))
                .hasSize(2)
                .allSatisfy(event -> {
                    assertThat(event.at("/EventType/Name").asString())
                            .isEqualTo("Instance:PreemptibleInstanceInterruption");
                    assertThat(event.at("/EventPublishTime").asString())
                            .isEqualTo(rise.minus(NOTICE).toString());
                    assertThat(event.at("/NotBefore").asString()).isEqualTo(rise.toString());
                    assertThat(event.at("/InstanceId").asString()).isIn(ids);
                });

        time.advance(NOTICE);
        assertThat(instances(account)).isEmpty();
        var done = account.call("DescribeInstanceHistoryEvents", "EventCycleStatus", "Executed");
        assertThat(done.body().at("/InstanceSystemEventSet/InstanceSystemEventType"))
                .hasSize(2)
                .allSatisfy(event ->
                        assertThat(event.at("/EventFinishTime").asString()).isEqualTo(rise.toString()));
    }

    @Test
    void isProtectedInItsFirstHour(Account account, Time time) throws Exception {
        toTheMiddleOfAnHour(time);
        // looks for a price that is exceeded in the next hour and in the one after
        var created = time.now().plusSeconds(60); // time goes on while the price is searched
        while (price(created.plusSeconds(3600)) <= price(created)) {
            created = created.plusSeconds(3600);
        }
        time.advance(Duration.between(time.now(), created));
        spot(account, yuan(price(time.now())));
        time.runDueTasks();
        var end = time.now().plusSeconds(3600);
        time.advance(Duration.ofMinutes(54));
        assertThat(instances(account)).hasSize(1).allSatisfy(instance -> {
            assertThat(instance.getSpotDuration()).isEqualTo(1);
            assertThat(locks(instance)).isEmpty();
        });
        time.advance(Duration.ofMinutes(2));
        assertThat(instances(account))
                .hasSize(1)
                .allSatisfy(instance -> assertThat(locks(instance)).containsExactly("Recycling"));
        time.advance(Duration.between(time.now(), end.plusSeconds(1)));
        assertThat(instances(account)).isEmpty();
    }

    @Test
    void isShutDownWhereItsOwnerWantsThatAndInterruptedAgain(Account account, Time time) throws Exception {
        toTheMiddleOfAnHour(time);
        var rise = firstRise(time.now());
        time.advance(Duration.between(time.now(), rise.minus(Duration.ofMinutes(20))));
        var id = spot(account, yuan(price(time.now())), "SpotDuration", "0", "SpotInterruptionBehavior", "Stop")
                .getFirst();
        time.runDueTasks();
        time.advance(Duration.between(time.now(), rise.plusSeconds(30)));
        assertThat(instances(account)).hasSize(1).allSatisfy(instance -> {
            assertThat(instance.getStatus()).isEqualTo("Stopped");
            assertThat(instance.getStoppedMode()).isEqualTo("StopCharging");
            assertThat(instance.getSpotInterruptionBehavior()).isEqualTo("Stop");
            assertThat(locks(instance)).isEmpty();
        });
        // the price is still too high, so it runs for the five minutes of the announcement
        account.call("StartInstance", "InstanceId", id).assertThat().isOk();
        time.runDueTasks();
        assertThat(instances(account)).allSatisfy(instance -> {
            assertThat(instance.getStatus()).isEqualTo("Running");
            assertThat(locks(instance)).containsExactly("Recycling");
        });
        time.advance(NOTICE);
        assertThat(instances(account)).allSatisfy(instance -> {
            assertThat(instance.getStatus()).isEqualTo("Stopped");
            assertThat(locks(instance)).isEmpty();
        });
    }

    @Test
    void aLimitOfTheListPriceIsNeverExceeded(Account account, Time time) throws Exception {
        var list = market.of("", Account.INSTANCE_TYPE, Account.ZONE).listPrice();
        var ids = new ArrayList<>(spot(account, yuan(list)));
        ids.addAll(spot(account, "0", "SpotStrategy", "SpotAsPriceGo"));
        time.runDueTasks();
        time.advance(Duration.ofDays(400));
        assertThat(instances(account)).hasSize(2).allSatisfy(instance -> {
            assertThat(instance.getStatus()).isEqualTo("Running");
            assertThat(locks(instance)).isEmpty();
        });
        account.call("DeleteInstances", "InstanceId.1", ids.get(0), "InstanceId.2", ids.get(1), "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
    }

    @Test
    void aLimitBelowTheMarketIsRefused(Account account, Time time) {
        toTheMiddleOfAnHour(time);
        account.run("SpotStrategy", "SpotWithPriceLimit", "SpotPriceLimit", yuan(price(time.now()) - 1000))
                .assertThat()
                .isError(400, "InvalidSpotPriceLimit.LowerThanPublicPrice");
    }

    @Test
    void whatItsOwnerReleasesIsNotInterrupted(Account account, Time time) throws Exception {
        toTheMiddleOfAnHour(time);
        var rise = firstRise(time.now());
        time.advance(Duration.between(time.now(), rise.minus(Duration.ofMinutes(20))));
        var id = spot(account, yuan(price(time.now())), "SpotDuration", "0").getFirst();
        time.runDueTasks();
        time.advance(Duration.between(time.now(), rise.minus(Duration.ofMinutes(4))));
        account.call("DeleteInstance", "InstanceId", id, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(instances(account)).isEmpty();
        time.advance(NOTICE);
        var events = account.call("DescribeInstanceHistoryEvents");
        assertThat(events.body().at("/InstanceSystemEventSet/InstanceSystemEventType"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.at("/EventCycleStatus/Name").asString())
                                .isEqualTo("Avoided"));
    }
}
