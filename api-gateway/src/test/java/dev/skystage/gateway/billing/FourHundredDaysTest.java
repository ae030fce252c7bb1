package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.billing.SpotMarket;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More than a year in one advance of the clock: everything happens when it is due, and is paid for to the second. */
@StagingCloudTest
class FourHundredDaysTest {
    private static final Duration LONG = Duration.ofDays(400);
    private static final Duration KEPT = Duration.ofDays(15);

    private final JdbcClient jdbc;
    private final MeterFacts meters;
    private final Balances balances;
    private final SpotMarket market;

    @Autowired
    FourHundredDaysTest(JdbcClient jdbc, Balances balances, SpotMarket market) {
        this.jdbc = jdbc;
        this.balances = balances;
        this.market = market;
        meters = new MeterFacts(jdbc);
    }

    /** An order as it is stored; times are seconds since 1970. */
    private record Paid(String kind, long amount, long paidAt, long begins, long ends) {}

    private record Happened(String type, String status, Instant publishedAt, Instant notBefore, Instant finishedAt) {}

    @Test
    void everyRowStatusAndEventIsThereAtItsInstant(Account account, Account poor, Time time, Management management) {
        var renewing = subscription(account, "AutoRenew", "true", "AutoRenewPeriod", "1");
        var expiring = subscription(account);
        var begun = time.now();
        var released = begun.plus(Duration.ofDays(200)).truncatedTo(ChronoUnit.MINUTES);
        var passing = one(account, "AutoReleaseTime", released.toString());
        var spot = one(account, "SpotStrategy", "SpotAsPriceGo");
        var unpaid = one(poor);
        time.runDueTasks();
        var policy = account.call(
                        "CreateAutoSnapshotPolicy",
                        "regionId",
                        Account.REGION,
                        "timePoints",
                        "[\"0\"]",
                        "repeatWeekdays",
                        "[\"1\",\"4\"]",
                        "retentionDays",
                        "10")
                .text("/AutoSnapshotPolicyId");
        var disk = meters.disks(spot).getFirst();
        account.call("ApplyAutoSnapshotPolicy", "autoSnapshotPolicyId", policy, "diskIds", "[\"" + disk + "\"]")
                .assertThat()
                .isOk();
        var maintenance = begun.plus(Duration.ofDays(100)).truncatedTo(ChronoUnit.SECONDS);
        management.post(
                "events",
                "{\"type\": \"SystemMaintenance.Reboot\", \"instance\": \"%s\", \"in\": \"%s\"}"
                        .formatted(spot, Duration.between(time.now(), maintenance)));
        var invocation = account.call(
                        "RunCommand",
                        "InstanceId.1",
                        spot,
                        "Type",
                        "RunShellScript",
                        "CommandContent",
                        "ZWNobyB0aWNr",
                        "Timed",
                        "true",
                        "Frequency",
                        "0 30 3 ? * SUN")
                .text("/InvokeId");
        var dry = Instant.parse(management
                .post("billing/" + poor.id(), "{\"balance\": \"700\"}")
                .text("/dryAt"));
        var from = time.now();

        time.advance(LONG);

        var to = time.now();
        checkRenewals(renewing, begun, to);
        checkExpiry(expiring, begun);
        assertThat(meters.of(passing))
                .singleElement()
                .satisfies(meter -> assertThat(meter.ended()).isEqualTo(released.getEpochSecond()));
        assertThat(status(passing)).isEqualTo("gone");
        checkSnapshots(account, disk, from, to);
        assertThat(events(spot)).singleElement().satisfies(event -> {
            assertThat(event.type).isEqualTo("SystemMaintenance.Reboot");
            assertThat(event.status).isEqualTo("EXECUTED");
            assertThat(event.notBefore).isCloseTo(maintenance, within());
            assertThat(event.finishedAt).isBetween(event.notBefore, event.notBefore.plus(Duration.ofMinutes(5)));
        });
        assertThat(status(spot)).isEqualTo("RUNNING");
        checkCommand(account, invocation, from, to);
        checkArrears(poor, unpaid, dry);
        checkMoney(account, spot, to, management);
        cleanUp(account, invocation, policy, spot, renewing);
    }

    /** Each for a month, paid a day before the last one ends; the day of the month stays the same. */
    private void checkRenewals(String id, Instant begun, Instant now) {
        var orders = orders(id);
        assertThat(orders).hasSizeBetween(14, 15);
        assertThat(orders.getFirst().kind).isEqualTo("Buy");
        var first = Instant.ofEpochSecond(orders.getFirst().begins);
        assertThat(first).isCloseTo(begun, within());
        var end = first;
        for (var order : orders) {
            assertThat(order.begins).isEqualTo(end.getEpochSecond());
            if (!end.equals(first)) {
                assertThat(order.kind).isEqualTo("Renew");
                assertThat(order.paidAt).isEqualTo(end.minus(Duration.ofDays(1)).getEpochSecond());
            }
            end = Periods.end(first, end, 1, "Month");
            assertThat(order.ends).isEqualTo(end.getEpochSecond());
            assertThat(order.amount).isEqualTo(orders.getFirst().amount);
        }
        assertThat(end).isAfter(now);
        assertThat(status(id)).isEqualTo("RUNNING");
        assertThat(meters.of(id)).as("is paid at once").isEmpty();
    }

    private void checkExpiry(String id, Instant begun) {
        var order = orders(id);
        assertThat(order).hasSize(1);
        var end = Instant.ofEpochSecond(order.getFirst().ends);
        assertThat(end).isCloseTo(Periods.end(begun, 1, "Month"), within());
        assertThat(events(id))
                .extracting(Happened::type, Happened::status)
                .containsExactly(
                        tuple("InstanceExpiration.Stop", "EXECUTED"), tuple("InstanceExpiration.Delete", "EXECUTED"));
        assertThat(events(id))
                .allSatisfy(event -> assertThat(event.publishedAt).isCloseTo(end.minus(Duration.ofDays(7)), within()))
                .extracting(event -> event.notBefore.getEpochSecond())
                .containsExactly(end.getEpochSecond(), end.plus(KEPT).getEpochSecond());
        assertThat(status(id)).isEqualTo("gone");
    }

    private void checkSnapshots(Account account, String disk, Instant from, Instant to) {
        var made = jdbc.sql("""
                        select at from resource_event
                        where account_id = ? and resource_id like 's-%' and event = 'CREATE' order by at
                        """)
                .param(account.id())
                .query((row, index) -> row.getTimestamp(1).toInstant())
                .list();
        var due = new ArrayList<Instant>();
        for (var midnight = from.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(16));
                midnight.isBefore(to);
                midnight = midnight.plus(Duration.ofDays(1))) {
            var day = midnight.atOffset(ZoneOffset.ofHours(8)).getDayOfWeek();
            if (midnight.isAfter(from) && (day == DayOfWeek.MONDAY || day == DayOfWeek.THURSDAY)) {
                due.add(midnight);
            }
        }
        assertThat(made).as("what histories still know").hasSizeGreaterThan(20);
        assertThat(made)
                .extracting(at -> at.truncatedTo(ChronoUnit.HOURS))
                .containsExactlyElementsOf(due.subList(due.size() - made.size(), due.size()));
        var kept = account.call("DescribeSnapshots", "DiskId", disk).text("/TotalCount");
        assertThat(Integer.parseInt(kept)).isBetween(2, 4);
    }

    /** On Sundays at half past three, in the time of guests. */
    private void checkCommand(Account account, String invocation, Instant from, Instant to) {
        var due = 0;
        for (var day = from.atOffset(ZoneOffset.ofHours(8)).truncatedTo(ChronoUnit.DAYS);
                day.toInstant().isBefore(to);
                day = day.plusDays(1)) {
            var at = day.plusMinutes(210).toInstant();
            due += at.isAfter(from) && at.isBefore(to) && day.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : 0;
        }
        assertThat(account.call("DescribeInvocationResults", "InvokeId", invocation)
                        .text("/Invocation/TotalCount"))
                .isEqualTo(String.valueOf(due));
    }

    private void checkArrears(Account poor, String id, Instant dry) {
        assertThat(meters.of(id))
                .singleElement()
                .satisfies(meter -> assertThat(meter.ended()).isEqualTo(dry.getEpochSecond()));
        assertThat(events(id))
                .extracting(Happened::type, Happened::status)
                .containsExactly(
                        tuple("AccountUnbalanced.Stop", "EXECUTED"), tuple("AccountUnbalanced.Delete", "EXECUTED"));
        assertThat(events(id))
                .allSatisfy(event -> assertThat(event.publishedAt).isCloseTo(dry, within()))
                .extracting(event -> event.notBefore.truncatedTo(ChronoUnit.SECONDS))
                .containsExactly(dry, dry.plus(KEPT));
        assertThat(status(id)).isEqualTo("gone");
        assertThat(balances.of(poor.id()).exact().abs())
                .as("less than a second's worth is owed")
                .isLessThan(BigInteger.valueOf(1_000_000));
    }

    /** The money that the account has lost is what its orders and the statements of all months say. */
    private void checkMoney(Account account, String spot, Instant to, Management management) {
        var meter = meters.of(spot).getFirst();
        var cost = BigInteger.ZERO;
        for (var begin = meter.begun(); begin < to.getEpochSecond(); ) {
            var end = Math.min(to.getEpochSecond(), (begin / 3600 + 1) * 3600);
            var price = market.of("1", Account.INSTANCE_TYPE, Account.ZONE).price(Instant.ofEpochSecond(begin));
            cost = cost.add(BigInteger.valueOf(price * (end - begin)));
            begin = end;
        }
        assertThat(used(to, "resource_id = '" + spot + "' and market_type is null", account))
                .isZero();
        var balance = balances.of(account.id(), to);
        var fixed = used(to, "market_type is null", account);
        assertThat(balance.used()).as("by the second").isEqualTo(cost.add(fixed));
        assertThat(balance.ordered())
                .isEqualTo(jdbc.sql("select sum(i.amount) from purchase_item i join purchase p on p.id = i.purchase_id"
                                + " where p.account_id = ?")
                        .param(account.id())
                        .query(Long.class)
                        .single());
        var sum = BigDecimal.ZERO;
        for (var month = month(meter.begun());
                !month.isAfter(month(to.getEpochSecond()));
                month = month.plusMonths(1)) {
            var totals = management
                    .get("billing/" + account.id() + "/statement?month=" + month)
                    .body()
                    .at("/totals");
            for (var total : totals) {
                sum = sum.add(total.path("amount").decimalValue());
            }
        }
        assertThat(sum)
                .as("each total of a month is cut to the micro-yuan")
                .isCloseTo(
                        new BigDecimal(balance.used())
                                .movePointLeft(6)
                                .divide(BigDecimal.valueOf(3600), 9, RoundingMode.DOWN),
                        Offset.offset(new BigDecimal("0.001")));
    }

    private BigInteger used(Instant to, String which, Account account) {
        return jdbc.sql("select coalesce(sum(price_per_hour::numeric * (least(coalesce(ended, :to), :to) - begun)), 0)"
                        + " from meter where account_id = :account and begun < :to and " + which)
                .param("account", account.id())
                .param("to", to.getEpochSecond())
                .query(BigInteger.class)
                .single();
    }

    /** Removes everything that would repeat itself in later tests. */
    private static void cleanUp(Account account, String invocation, String policy, String spot, String renewing) {
        account.call("StopInvocation", "InvokeId", invocation).assertThat().isOk();
        account.call("DeleteAutoSnapshotPolicy", "autoSnapshotPolicyId", policy)
                .assertThat()
                .isOk();
        account.call(
                        "ModifyInstanceChargeType",
                        "InstanceIds",
                        "[\"" + renewing + "\"]",
                        "InstanceChargeType",
                        "PostPaid")
                .assertThat()
                .isOk();
        for (var id : List.of(spot, renewing)) {
            account.call("DeleteInstance", "InstanceId", id, "Force", "true")
                    .assertThat()
                    .isOk();
        }
    }

    private static String subscription(Account account, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceChargeType", "PrePaid", "Period", "1"));
        parameters.addAll(List.of(more));
        return one(account, parameters.toArray(String[]::new));
    }

    private static String one(Account account, String... parameters) {
        var answer = account.run(parameters);
        answer.assertThat().isOk();
        return answer.text("/InstanceIdSets/InstanceIdSet/0");
    }

    private List<Paid> orders(String subscription) {
        return jdbc.sql("""
                        select p.kind, p.amount, p.paid_at, min(i.begins) as begins, max(i.ends) as ends
                        from purchase p join purchase_item i on i.purchase_id = p.id where i.subscription_id = ?
                        group by p.id, p.kind, p.amount, p.paid_at order by p.id
                        """).param(subscription).query(Paid.class).list();
    }

    private List<Happened> events(String instance) {
        return jdbc.sql("select type, status, published_at, not_before, finished_at from system_event"
                        + " where instance_id = ? order by not_before, id")
                .param(instance)
                .query((row, index) -> new Happened(
                        row.getString(1),
                        row.getString(2),
                        instant(row.getTimestamp(3)),
                        instant(row.getTimestamp(4)),
                        instant(row.getTimestamp(5))))
                .list();
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp.toInstant();
    }

    private String status(String instance) {
        return jdbc.sql("select status from instance where id = ?")
                .param(instance)
                .query(String.class)
                .optional()
                .orElse("gone");
    }

    private static TemporalUnitOffset within() {
        return Assertions.within(20, ChronoUnit.SECONDS);
    }

    private static YearMonth month(long second) {
        return YearMonth.from(Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC));
    }
}
