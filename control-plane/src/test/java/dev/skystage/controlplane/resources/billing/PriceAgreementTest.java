package dev.skystage.controlplane.resources.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.region.Region;
import dev.skystage.persistence.region.RegionCatalog;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Quotes, orders, refunds and meters for each type, region and period agree to the cent with a calculation of our own
 * from the list.
 */
class PriceAgreementTest {
    private static final JsonNode LIST = list();
    private static final List<InstanceType> TYPES = new InstanceTypes(new JsonMapper()).all();
    private static final List<String> REGIONS =
            new RegionCatalog(new JsonMapper()).all().stream().map(Region::id).toList();
    private static final Instant BEGIN = Instant.parse("2028-01-31T10:00:00Z");

    private static JsonNode list() {
        try (var in = new ClassPathResource("prices.json").getInputStream()) {
            return JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigDecimal listed(String path) {
        return LIST.at(path).decimalValue();
    }

    private static BigDecimal optional(String path, BigDecimal otherwise) {
        var price = LIST.at(path);
        return price.isMissingNode() ? otherwise : price.decimalValue();
    }

    /** The price of an hour in yuan, to the thousandth. */
    private static BigDecimal hour(String region, InstanceType type) {
        var family = "/instances/families/" + type.family();
        var hour =
                optional(family + "/vcpu", listed("/instances/usual/vcpu")).multiply(BigDecimal.valueOf(type.vcpus()));
        hour = hour.add(optional(family + "/memoryGib", listed("/instances/usual/memoryGib"))
                .multiply(BigDecimal.valueOf(type.memoryMib()))
                .divide(BigDecimal.valueOf(1024), 6, RoundingMode.DOWN));
        if (type.gpuAmount() > 0) {
            hour = hour.add(listed("/instances/gpus/" + type.gpuSpec()).multiply(BigDecimal.valueOf(type.gpuAmount())));
        }
        if (type.localStorageAmount() > 0) {
            hour = hour.add(listed("/instances/localDiskGib/" + type.localStorageCategory())
                    .multiply(BigDecimal.valueOf((long) type.localStorageAmount() * type.localStorageGib())));
        }
        return hour.multiply(optional("/regions/" + region, BigDecimal.ONE)).setScale(3, RoundingMode.HALF_UP);
    }

    /** The price of a period in yuan, to the cent. */
    private static BigDecimal trade(BigDecimal hour, Line.Period period) {
        if (period.unit().equals(Periods.WEEK)) {
            return cents(hour.multiply(listed("/subscriptions/weekHours"))
                    .multiply(listed("/subscriptions/weekShare"))
                    .multiply(BigDecimal.valueOf(period.length())));
        }
        var months = period.unit().equals(Periods.YEAR) ? period.length() * 12 : period.length();
        var original = cents(hour.multiply(listed("/subscriptions/monthHours"))
                .multiply(listed("/subscriptions/monthShare"))
                .multiply(BigDecimal.valueOf(months)));
        var share = BigDecimal.ONE;
        for (var discount : LIST.at("/subscriptions/discounts")) {
            share = discount.path("months").asInt() <= months
                    ? discount.path("share").decimalValue()
                    : share;
        }
        return cents(original.multiply(share));
    }

    private static BigDecimal cents(BigDecimal yuan) {
        return yuan.setScale(2, RoundingMode.HALF_UP);
    }

    private static List<Line.Period> periods() {
        var periods = new ArrayList<Line.Period>();
        for (var unit : List.of(Periods.WEEK, Periods.MONTH, Periods.YEAR)) {
            IntStream.rangeClosed(1, 60)
                    .filter(length -> Periods.isSold(length, unit))
                    .forEach(length -> periods.add(new Line.Period(length, unit)));
        }
        return periods;
    }

    @Test
    void everyTypeEverywhereForEveryPeriod() {
        var periods = periods();
        assertThat(periods).hasSize(23);
        for (var region : REGIONS) {
            for (var type : TYPES) {
                var hour = hour(region, type);
                var charge = new Tariff("1", region).instance("i-1", type, false);
                assertThat(Money.yuan(charge.pricePerHour())).isEqualByComparingTo(hour);
                for (var period : periods) {
                    check(charge, period, trade(hour, period));
                }
            }
        }
    }

    private static void check(Charge charge, Line.Period period, BigDecimal trade) {
        var what = charge.detail() + " " + charge.regionId() + " " + period;
        var told = Quote.of(List.of(charge), period, 3).total().trade();
        var end = Periods.end(BEGIN, period.length(), period.unit());
        var line = Line.of("i-1", charge, period, BEGIN, end);
        var order = new Order(Order.Kind.BUY, "1", charge.regionId(), List.of(line, line, line));
        assertThat(order.price().trade()).as(what).isEqualTo(told);
        assertThat(Money.yuan(line.price().trade())).as(what).isEqualByComparingTo(trade);
        assertThat(Proration.left(line.price().trade(), BEGIN, end, BEGIN))
                .as("given back at once: %s", what)
                .isEqualTo(line.price().trade());
        var whole = new Span(BEGIN, end);
        assertThat(Proration.difference(new Proration.Paid(period, whole), whole, 0, charge.pricePerHour())
                        .trade())
                .as("added for the whole period: %s", what)
                .isEqualTo(line.price().trade());
    }
}
