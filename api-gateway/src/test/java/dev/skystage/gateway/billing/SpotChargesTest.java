package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.billing.SpotMarket;
import dev.skystage.controlplane.resources.billing.SpotPrices;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a preemptible instance costs: the price of each hour, by the second, wherever it is shown. */
@StagingCloudTest
class SpotChargesTest {
    private static final long HOUR = 3600;

    private final MeterFacts meters;
    private final SpotMarket market;

    @Autowired
    SpotChargesTest(JdbcClient jdbc, SpotMarket market) {
        meters = new MeterFacts(jdbc);
        this.market = market;
    }

    @Test
    void itCostsThePriceOfEachHourInEachMonth(Account account, Time time, Management management) {
        var id = spot(account, time);
        time.advance(Duration.ofDays(40));
        account.call("DeleteInstance", "InstanceId", id, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        var meter = meters.of(id).getFirst();
        var whole = BigDecimal.ZERO;
        for (var month = month(meter.begun()); !month.isAfter(month(meter.ended() - 1)); month = month.plusMonths(1)) {
            var cost =
                    cost(Math.max(meter.begun(), second(month)), Math.min(meter.ended(), second(month.plusMonths(1))));
            var statement = management
                    .get("billing/" + account.id() + "/statement?month=" + month)
                    .body();
            assertThat(line(statement, id).path("amount").decimalValue())
                    .as("%s", month)
                    .isEqualByComparingTo(yuan(cost));
            assertThat(total(statement)).as("%s", month).isEqualByComparingTo(yuan(cost));
            whole = whole.add(BigDecimal.valueOf(cost));
        }
        assertThat(whole).isEqualTo(BigDecimal.valueOf(cost(meter.begun(), meter.ended())));
        assertThat(whole.longValueExact())
                .as("and not the price of when it began")
                .isNotEqualTo(price(meter.begun()) * (meter.ended() - meter.begun()));
    }

    @Test
    void anOpenMeterShowsThePresentPrice(Account account, Time time, Management management) {
        var id = spot(account, time);
        var others = burn(account, management).subtract(price(time));
        var begun = meters.of(id).getFirst().pricePerHour();
        while (price(time.now().getEpochSecond()) == begun) {
            time.advance(Duration.ofHours(1));
        }
        var open = management.get("billing/" + account.id() + "/meters").body();
        assertThat(line(open, id).path("pricePerHour").decimalValue()).isEqualByComparingTo(price(time));
        assertThat(burn(account, management)).isEqualByComparingTo(others.add(price(time)));
        var seconds = time.now().getEpochSecond() - meters.of(id).getFirst().begun();
        var statement = management.get("billing/" + account.id() + "/statement?month="
                + month(time.now().getEpochSecond()));
        if (line(statement.body(), id).path("seconds").asLong()
                == seconds) { // otherwise it is another month, or a second later
            assertThat(line(statement.body(), id).path("amount").decimalValue())
                    .isEqualByComparingTo(yuan(cost(
                            time.now().getEpochSecond() - seconds, time.now().getEpochSecond())));
        }
    }

    @Test
    void theAccountRunsDryWhenThePricesHaveUsedItUp(Account account, Time time, Management management) {
        var id = spot(account, time);
        var disk = meters.of(meters.disks(id).getFirst()).getFirst().pricePerHour();
        var limited = management.post("billing/" + account.id(), "{\"balance\": \"20\"}");
        var from = time.now().getEpochSecond();
        var dry = Instant.parse(limited.text("/dryAt")).getEpochSecond();
        var left = 20 * Money.YUAN * HOUR - disk * (dry - from) - cost(from, dry);
        var rate = disk + price(dry);
        assertThat(left).as("a second or two of it may have gone by").isBetween(-rate, 2 * rate);

        time.advance(Duration.between(time.now(), Instant.ofEpochSecond(dry)).plusMinutes(1));

        assertThat(meters.of(id))
                .singleElement()
                .satisfies(meter -> assertThat(meter.ended()).isEqualTo(dry));
        assertThat(management.get("billing/" + account.id()).text("/overdueSince"))
                .isEqualTo(Instant.ofEpochSecond(dry).toString());
    }

    /** More than a year ahead, only the earliest possible instant is known; when it comes there may be money left. */
    @Test
    void moneyThatIsLeftAtAFarInstantIsUsedFirst(Account account, Time time, Management management) {
        var id = spot(account, time);
        var list = market.of("1", Account.INSTANCE_TYPE, Account.ZONE).listPrice();
        var disk = meters.of(meters.disks(id).getFirst()).getFirst().pricePerHour();
        var days = SpotPrices.AHEAD.toDays() + 10;
        var funds = BigDecimal.valueOf((list + disk) * 24 * days, 6);
        var first = Instant.parse(management
                .post("billing/" + account.id(), "{\"balance\": \"" + funds + "\"}")
                .text("/dryAt"));
        assertThat(Duration.between(time.now(), first).toDays()).isGreaterThan(SpotPrices.AHEAD.toDays());
        time.advance(Duration.between(time.now(), first).plusMinutes(1));
        var standing = management.get("billing/" + account.id());
        assertThat(standing.body().has("overdueSince")).isFalse();
        assertThat(standing.body().at("/available").decimalValue()).isPositive();
        assertThat(Instant.parse(standing.text("/dryAt"))).isAfter(first.plus(Duration.ofDays(100)));
        account.call("DeleteInstance", "InstanceId", id, "Force", "true")
                .assertThat()
                .isOk();
    }

    private static String spot(Account account, Time time) {
        var id = account.run("SpotStrategy", "SpotAsPriceGo").text("/InstanceIdSets/InstanceIdSet/0");
        time.runDueTasks();
        return id;
    }

    private long price(long at) {
        return market.of("1", Account.INSTANCE_TYPE, Account.ZONE).price(Instant.ofEpochSecond(at));
    }

    private BigDecimal price(Time time) {
        return Money.yuan(price(time.now().getEpochSecond()));
    }

    /** The cost by the price of each hour, in 3600ths of a micro-yuan. */
    private long cost(long from, long to) {
        var cost = 0L;
        for (var begin = from; begin < to; ) {
            var end = Math.min(to, (begin / HOUR + 1) * HOUR);
            cost += price(begin) * (end - begin);
            begin = end;
        }
        return cost;
    }

    private static BigDecimal yuan(long cost) {
        return BigDecimal.valueOf(cost).divide(BigDecimal.valueOf(HOUR * Money.YUAN), 6, RoundingMode.DOWN);
    }

    private static BigDecimal burn(Account account, Management management) {
        return management
                .get("billing/" + account.id())
                .body()
                .at("/burnPerHour")
                .decimalValue();
    }

    private static JsonNode line(JsonNode page, String id) {
        var items = page.has("lines") ? page.at("/lines/items") : page.at("/items");
        for (var line : items) {
            if (line.path("resourceId").asString().equals(id)) {
                return line;
            }
        }
        throw new AssertionError("no line of " + id + " in " + page);
    }

    private static BigDecimal total(JsonNode statement) {
        for (var total : statement.at("/totals")) {
            if (total.path("item").asString().equals("instance")) {
                return total.path("amount").decimalValue();
            }
        }
        throw new AssertionError("no total of instances in " + statement);
    }

    private static YearMonth month(long second) {
        return YearMonth.from(Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC));
    }

    private static long second(YearMonth month) {
        return month.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}
