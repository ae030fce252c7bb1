package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The metrics about money. */
@StagingCloudTest
class MoneyMetricsTest {
    private static final Offset<Double> ROUNDED = within(1e-6);
    private final JdbcClient jdbc;

    @Autowired
    MoneyMetricsTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The values of a scrape. */
    private record Metrics(Management management) {
        OptionalDouble accounts(String name) {
            return scraped("skystage_accounts_" + name);
        }

        double orders(String kind, String direction) {
            return scraped("skystage_orders_yuan_total", "kind=\"" + kind + "\"", "direction=\"" + direction + "\"")
                    .orElseThrow();
        }

        double meters(String change) {
            return scraped("skystage_meters_yuan_per_hour_total", "item=\"instance\"", "change=\"" + change + "\"")
                    .orElseThrow();
        }

        private OptionalDouble scraped(String metric, String... labels) {
            return management
                    .get("prometheus")
                    .body()
                    .asString()
                    .lines()
                    .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
                    .filter(line -> Stream.of(labels).allMatch(line::contains))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .findFirst();
        }

        /** Waits, because the money of accounts is read once a second. */
        void awaitAccounts(String name, long expected) {
            await().untilAsserted(() -> assertThat(accounts(name)).hasValue((double) expected));
        }
    }

    @Test
    void ordersCountWhatTheyTakeAndGiveBackOnceTheyAreCommitted(Account account, Time time, Management management) {
        var metrics = new Metrics(management);
        var paid = metrics.orders("Buy", "paid");
        buy(account, "true").assertThat().isError(400, "DryRunOperation");
        assertThat(metrics.orders("Buy", "paid")).as("a rehearsal").isEqualTo(paid);

        var bought = buy(account, "false");
        var price = bought.body().at("/TradePrice").doubleValue();
        assertThat(price).isPositive();
        assertThat(metrics.orders("Buy", "paid") - paid).isCloseTo(price, ROUNDED);
        time.runDueTasks();

        var returned = metrics.orders("PayAsYouGo", "returned");
        account.call(
                        "ModifyInstanceChargeType",
                        "InstanceIds",
                        "[\"" + bought.text("/InstanceIdSets/InstanceIdSet/0") + "\"]",
                        "InstanceChargeType",
                        "PostPaid")
                .assertThat()
                .isOk();
        var back = jdbc.sql("select -amount / 1e6 from purchase where account_id = ? and amount < 0")
                .param(account.id())
                .query(Double.class)
                .single();
        assertThat(back).isPositive();
        assertThat(metrics.orders("PayAsYouGo", "returned") - returned).isCloseTo(back, ROUNDED);
        assertThat(metrics.orders("Buy", "paid") - paid).isCloseTo(price, ROUNDED);
    }

    @Test
    void metersCountWhatAnHourCostsOfThoseOpenedAndClosed(Account account, Time time, Management management) {
        var metrics = new Metrics(management);
        time.runDueTasks();
        var opened = metrics.meters("opened");
        var closed = metrics.meters("closed");
        var id = account.runningInstance();
        var price = new MeterFacts(jdbc).of(id).getFirst().pricePerHour() / 1e6;
        assertThat(metrics.meters("opened") - opened).isCloseTo(price, ROUNDED);
        assertThat(metrics.meters("closed")).isEqualTo(closed);

        account.call("DeleteInstance", "InstanceId", id, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(metrics.meters("closed") - closed).isCloseTo(price, ROUNDED);
        assertThat(metrics.meters("opened") - opened).isCloseTo(price, ROUNDED);
    }

    @Test
    void accountsAreCountedWhileTheirMoneyIsLimited(Account account, Time time, Management management) {
        var metrics = new Metrics(management);
        account.runningInstance();
        var limited = count("credit_limit is not null");
        bill(management, account, "{\"balance\": \"1\"}");
        metrics.awaitAccounts("limited", limited + 1);
        assertThat(metrics.accounts("next_dry_seconds").orElseThrow()).isBetween(0.0, 86_400.0 * 7);

        time.advance(Duration.ofDays(7));
        var overdue = count("overdue_since is not null");
        assertThat(overdue).isPositive();
        metrics.awaitAccounts("overdue", overdue);
        bill(management, account, "{\"topUp\": \"100\"}");
        metrics.awaitAccounts("overdue", overdue - 1);
        bill(management, account, "{\"creditLimit\": \"unlimited\"}");
        metrics.awaitAccounts("limited", limited);
    }

    private long count(String which) {
        return jdbc.sql("select count(*) from account_money where credit_limit is not null and " + which)
                .query(Long.class)
                .single();
    }

    private static Answer buy(Account account, String dryRun) {
        return account.run("InstanceChargeType", "PrePaid", "Period", "1", "DryRun", dryRun);
    }

    private static void bill(Management management, Account account, String json) {
        assertThat(management.post("billing/" + account.id(), json).status()).isEqualTo(200);
    }
}
