package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The money of accounts, over actuator/billing. */
@StagingCloudTest
class BalancesTest {
    private final MeterFacts meters;

    @Autowired
    BalancesTest(JdbcClient jdbc) {
        meters = new MeterFacts(jdbc);
    }

    @Test
    void moneyIsUnlimitedByDefault(Account account, Time time, Management management) {
        account.runningInstance();
        time.advance(Duration.ofDays(100));
        var standing = management.get("billing/" + account.id());
        assertThat(standing.text("/currency")).isEqualTo("CNY");
        assertThat(standing.text("/creditLimit")).isEqualTo("unlimited");
        assertThat(standing.body().has("dryAt")).isFalse();
        assertThat(standing.body().at("/balance").decimalValue()).isLessThan(BigDecimal.valueOf(-100));
    }

    @Test
    void theInstantItRunsDryFollowsFromBalanceAndUse(Account account, Time time, Management management) {
        var id = account.runningInstance();
        var limited = management.post("billing/" + account.id(), "{\"balance\": \"10\"}");
        assertThat(limited.status()).isEqualTo(200);
        assertThat(limited.text("/creditLimit")).isEqualTo("0");
        var perHour = limited.body().at("/burnPerHour").decimalValue();
        var instance = meters.of(id).getFirst().pricePerHour();
        var disk = meters.of(meters.disks(id).getFirst()).getFirst().pricePerHour();
        assertThat(perHour.movePointRight(6).longValueExact()).isEqualTo(instance + disk);
        var dry = Instant.parse(limited.text("/dryAt"));
        var left = Duration.between(time.now(), dry).toSeconds();
        assertThat(left * (instance + disk)).isBetween(10_000_000L * 3600 - 2 * (instance + disk), 10_000_000L * 3600);

        var more = management.post("billing/" + account.id(), "{\"topUp\": \"10\"}");
        var later = Duration.between(dry, Instant.parse(more.text("/dryAt"))).toSeconds();
        assertThat(later).isBetween(10_000_000L * 3600 / (instance + disk), 10_000_000L * 3600 / (instance + disk) + 1);
        var credit = management.post("billing/" + account.id(), "{\"creditLimit\": \"10\"}");
        assertThat(Duration.between(Instant.parse(more.text("/dryAt")), Instant.parse(credit.text("/dryAt")))
                        .toSeconds())
                .isBetween(later - 1, later + 1);

        account.call("DeleteInstance", "InstanceId", id, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        var idle = management.get("billing/" + account.id());
        assertThat(idle.body().has("dryAt")).isFalse();
        assertThat(idle.body().at("/burnPerHour").decimalValue()).isZero();
        assertThat(idle.body().at("/available").decimalValue()).isBetween(new BigDecimal("29.9"), new BigDecimal("30"));
    }

    @Test
    void statementsSayWhatWasUsed(Account account, Time time, Management management) {
        var id = account.runningInstance();
        time.advance(Duration.ofHours(10));
        account.call("DeleteInstance", "InstanceId", id, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        time.advance(Duration.ofDays(40));
        var month = time.now().minus(Duration.ofDays(40)).toString().substring(0, 7);
        var before = time.now().minus(Duration.ofDays(41)).toString().substring(0, 7);
        var seconds =
                meters.of(id).getFirst().ended() - meters.of(id).getFirst().begun();
        var price = meters.of(id).getFirst().pricePerHour();
        var statement = management.get("billing/" + account.id() + "/statement?month=" + month);
        assertThat(statement.status()).isEqualTo(200);
        var shown = lines(statement.body())
                .filter(line -> line.path("resourceId").asString().equals(id))
                .toList();
        if (month.equals(before)) { // otherwise the hours may lie in two months
            assertThat(shown).singleElement().satisfies(line -> {
                assertThat(line.path("item").asString()).isEqualTo("instance");
                assertThat(line.path("seconds").asLong()).isEqualTo(seconds);
                assertThat(line.path("amount").decimalValue().movePointRight(6).longValueExact())
                        .isEqualTo(seconds * price / 3600);
            });
        }
        var present = management.get("billing/" + account.id() + "/statement");
        assertThat(present.status()).isEqualTo(200);
        assertThat(lines(present.body()))
                .as("nothing is used in the present month")
                .isEmpty();
    }

    @Test
    void openMetersAreListedPageByPage(Account account, Management management) {
        account.runInstances(3);
        var first = management.get("billing/" + account.id() + "/meters?limit=4");
        assertThat(first.body().at("/items")).hasSize(4);
        var next = first.text("/next").replace(" ", "%20");
        var rest = management.get("billing/" + account.id() + "/meters?limit=4&after=" + next);
        assertThat(rest.body().at("/items")).hasSize(2);
        assertThat(rest.body().at("/items/0/pricePerHour").decimalValue()).isPositive();
    }

    @Test
    void wrongValuesAreRefused(Account account, Management management) {
        var path = "billing/" + account.id();
        assertThat(management.post(path, "{}").status()).isEqualTo(400);
        assertThat(management.post(path, "{\"topUp\": \"much\"}").status()).isEqualTo(400);
        assertThat(management.post(path, "{\"topUp\": \"0.0000001\"}").status()).isEqualTo(400);
        assertThat(management.post("billing/4711", "{\"topUp\": \"1\"}").status())
                .isEqualTo(400);
        assertThat(management.get("billing/4711").status()).isEqualTo(404);
        assertThat(management.get(path + "/statement?month=May").status()).isEqualTo(400);
        assertThat(management.get(path).text("/creditLimit")).isEqualTo("unlimited");
    }

    private static Stream<JsonNode> lines(JsonNode statement) {
        return StreamSupport.stream(statement.at("/lines/items").spliterator(), false);
    }
}
