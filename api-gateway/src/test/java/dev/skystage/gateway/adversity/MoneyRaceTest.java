package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many callers that spend the money of one account, to the last cent and beyond the second at which it is used up. */
@StagingCloudTest
class MoneyRaceTest {
    private static final String NO_MONEY = "InvalidAccountStatus.NotEnoughBalance";
    /** Steps of the clock in seconds. A call may begin before a step and end after it. */
    private static final int STEP = 30;

    private static final int STEPS = 20;

    private static final int INSTANCES = 12;

    private static final String ARREARS = "Account.Arrearage";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Balances balances;

    /** An order is paid or it is not: no two orders spend the same money. */
    @Test
    void moneyIsSpentOnlyOnce(Account account, Management management) throws Exception {
        var price = subscribe(account).body().at("/TradePrice").decimalValue();
        management.post(
                "billing/" + account.id(), "{\"balance\": \"" + price.multiply(BigDecimal.valueOf(9.5)) + "\"}");
        var answers = Crowd.all(number -> subscribe(account));
        Crowd.hasWinners(9, answers, NO_MONEY, "Throttling.User");
        var left =
                management.get("billing/" + account.id()).body().at("/balance").decimalValue();
        assertThat(left).isEqualByComparingTo(price.multiply(BigDecimal.valueOf(0.5)));
    }

    /**
     * While the clock passes the second at which nothing is left, all callers go on creating. Calls that began before
     * may end after it; what they make is taken out of service as soon as it exists.
     */
    @Test
    void nothingIsChargedOnceTheMoneyIsUsedUp(Account account, Time time, Management management) throws Exception {
        account.runningInstance();
        time.advance(Duration.ofSeconds(2));
        var dry = Instant.parse(management
                .post("billing/" + account.id(), "{\"balance\": \"0.05\"}")
                .text("/dryAt"));
        time.advance(Duration.between(time.now(), dry).minusMinutes(5));
        var answers = whileTheClockTurns(time, 1, number -> create(account, number));
        time.runDueTasks();

        assertThat(Crowd.codes(answers)).isSubsetOf("", NO_MONEY, ARREARS, "Throttling.User");
        assertThat(Crowd.codes(answers)).as("some were in time").contains("");
        assertThat(count("select count(*) from meter where account_id = ? and ended is null", account))
                .isZero();
        assertThat(count(
                        "select count(*) from instance where account_id = ? and not 'financial' = any(locks)", account))
                .isZero();
        assertThat(count("select count(*) from disk where account_id = ? and not 'financial' = any(locks)", account))
                .isZero();
        var since = Instant.parse(management.get("billing/" + account.id()).text("/overdueSince"));
        assertThat(since).isBeforeOrEqualTo(dry);
        assertOverdraft(account, since);
        assertThat(Crowd.codes(Crowd.all(number -> create(account, number))))
                .as("and nobody gets anything more")
                .containsOnly(ARREARS);
    }

    /**
     * Instances that cost nothing while they are stopped are started, and stopped again, while the clock passes that second:
     * none runs after it, and none is charged twice at a time.
     */
    @Test
    void whatIsStartedDoesNotRunUnpaid(Account account, Time time, Management management) throws Exception {
        var instances = account.runInstances(INSTANCES);
        time.runDueTasks();
        instances.forEach(instance -> stop(account, instance).assertThat().isOk());
        time.advance(Duration.ofMinutes(1));
        var dry = Instant.parse(management
                .post("billing/" + account.id(), "{\"balance\": \"0.5\"}")
                .text("/dryAt"));
        var burn = count("select sum(price_per_hour) from meter where account_id = ? and ended is null", account);
        assertThat(burn).as("disks cost something").isPositive();
        time.advance(Duration.between(time.now(), dry).minusSeconds(5 * STEP));
        var begun = time.now().getEpochSecond();
        var answers = whileTheClockTurns(time, 3, number -> startOrStop(account, instances, number));
        time.advance(Duration.ofMinutes(1));

        assertThat(answers).allMatch(answer -> answer.status() < 500);
        assertThat(Crowd.codes(answers)).as("some were in time").contains("");
        assertThat(count("select count(*) from meter where account_id = ? and ended is null", account))
                .isZero();
        assertThat(count("select count(*) from instance where account_id = ? and status <> 'STOPPED'", account))
                .isZero();
        assertThat(count("""
                                select count(*) from meter one join meter other using (account_id, resource_id, region_id, item)
                                where account_id = ? and one.begun < other.ended and other.begun < one.ended
                                    and one.ctid < other.ctid
                                """, account)).as("charged twice at a time").isZero();
        assertThat(count(
                        "select count(*) from meter where account_id = ? and item = 'instance' and begun >= " + begun,
                        account))
                .as("some ran and were charged again")
                .isPositive();
        assertThat(management.get("billing/" + account.id()).has("/overdueSince"))
                .isTrue();
    }

    /**
     * All callers call this many times each; meanwhile the clock makes its steps, evenly spread over their answers, so
     * that on a machine of any speed the first calls end before the money is used up and the last begin after it.
     */
    private static List<Answer> whileTheClockTurns(Time time, int calls, IntFunction<Answer> call) throws Exception {
        var answers = new ConcurrentLinkedQueue<Answer>();
        var answered = new Semaphore(0);
        try (var clock = Executors.newSingleThreadExecutor()) {
            var turning = clock.submit(() -> {
                for (var step = 0; step < STEPS; step++) {
                    answered.acquire(calls * Crowd.SIZE / STEPS);
                    time.advance(Duration.ofSeconds(STEP));
                }
                return null;
            });
            try {
                Crowd.all(number -> {
                    Answer answer;
                    var turn = 0;
                    do {
                        answer = call.apply(number + turn);
                        answers.add(answer);
                        answered.release();
                    } while (++turn < calls);
                    return answer;
                });
            } finally {
                answered.release(calls * Crowd.SIZE);
            }
            turning.get();
        }
        return List.copyOf(answers);
    }

    private static Answer startOrStop(Account account, List<String> instances, int number) {
        var instance = instances.get(number % INSTANCES);
        return number % 3 == 2 ? stop(account, instance) : account.call("StartInstance", "InstanceId", instance);
    }

    private static Answer stop(Account account, String instance) {
        return account.call("StopInstance", "InstanceId", instance, "StoppedMode", "StopCharging");
    }

    /**
     * The debt at that second is what running calls had used; later also what they still made, until that was taken out
     * of service.
     */
    private void assertOverdraft(Account account, Instant since) {
        var then = balances.of(account.id(), since);
        var all = count("select sum(price_per_hour) from meter where account_id = ?", account);
        assertThat(then.exact()).isBetween(BigInteger.valueOf(-all * STEP), BigInteger.ZERO);
        var late = jdbc.sql("""
                        select coalesce(sum(price_per_hour::numeric * (ended - greatest(begun, :since))), 0) from meter
                        where account_id = :account and ended > :since
                        """)
                .param("account", account.id())
                .param("since", since.getEpochSecond())
                .query(BigDecimal.class)
                .single();
        assertThat(balances.of(account.id()).exact()).isEqualTo(then.exact().subtract(late.toBigIntegerExact()));
        assertThat(count(
                        "select coalesce(max(ended - greatest(begun, " + since.getEpochSecond()
                                + ")), 0) from meter where account_id = ? and ended > " + since.getEpochSecond(),
                        account))
                .as("seconds for which something late was charged")
                .isLessThanOrEqualTo(STEP);
    }

    private static Answer create(Account account, int number) {
        return number % 2 == 0
                ? account.run()
                : account.call("CreateDisk", "ZoneId", Account.ZONE, "Size", "20", "DiskCategory", "cloud_efficiency");
    }

    private static Answer subscribe(Account account) {
        return account.run("InstanceChargeType", "PrePaid", "Period", "1");
    }

    private long count(String sql, Account account) {
        return jdbc.sql(sql).param(account.id()).query(Long.class).single();
    }
}
