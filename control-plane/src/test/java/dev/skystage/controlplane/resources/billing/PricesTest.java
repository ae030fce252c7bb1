package dev.skystage.controlplane.resources.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PricesTest {
    private static final String HANGZHOU = "cn-hangzhou";
    private static final List<InstanceType> TYPES = new InstanceTypes(new JsonMapper()).all();

    private static InstanceType type(String id) {
        return TYPES.stream().filter(type -> type.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void everyTypeHasAPriceToTheThousandth() {
        assertThat(TYPES).allSatisfy(type -> {
            assertThat(Prices.instance(HANGZHOU, type)).isPositive();
            assertThat(Prices.instance("cn-hongkong", type)).isGreaterThan(Prices.instance(HANGZHOU, type));
            assertThat(Prices.instance("ap-northeast-2", type) % 1000).isZero();
        });
    }

    @Test
    void theListIsReadAsItStands() {
        assertThat(Prices.instance(HANGZHOU, type("ecs.g6.large"))).isEqualTo(480_000);
        assertThat(Prices.instance("cn-hongkong", type("ecs.g6.large"))).isEqualTo(672_000);
        assertThat(Prices.disk(HANGZHOU, "cloud_essd", null, 40)).isEqualTo(84_000);
        assertThat(Prices.disk(HANGZHOU, "cloud_essd", "PL0", 40)).isEqualTo(42_000);
        assertThat(Prices.bandwidth(HANGZHOU, 5)).isEqualTo(315_000);
        assertThat(Prices.bandwidth(HANGZHOU, 7)).isEqualTo(811_000);
        assertThat(Prices.image(HANGZHOU, "Windows Server 2022", "", 2)).isEqualTo(80_000);
        assertThat(Prices.image(HANGZHOU, "Ubuntu", "cmjj000202", 2)).isEqualTo(80_000);
        assertThat(Prices.image(HANGZHOU, "Ubuntu", "", 2)).isZero();
        assertThat(Prices.dedicatedHost(HANGZHOU, "ddh.g6")).contains(22_000_000L);
        assertThat(Prices.dedicatedHost(HANGZHOU, "ddh.g1")).isEmpty();
    }

    @Test
    void longSubscriptionsHaveADiscountWithItsRule() {
        var month = Prices.subscription(480_000, 1, "Month");
        assertThat(month).isEqualTo(Price.of(207_360_000));
        var year = Prices.subscription(480_000, 1, "Year");
        assertThat(year.original()).isEqualTo(12 * month.trade());
        assertThat(year.trade()).isEqualTo(2_115_070_000);
        assertThat(year.rules()).containsExactly(new PriceRule(615, "15% off for 1 year"));
        assertThat(Prices.subscription(480_000, 12, "Month")).isEqualTo(year);
        assertThat(Prices.subscription(480_000, 4, "Week").rules()).isEmpty();
    }

    @Property
    void subscriptionsArePaidInWholeCentsAndNeverDearerThanTheirList(
            @ForAll @LongRange(max = 200_000_000) long hour, @ForAll @IntRange(min = 1, max = 60) int months) {
        var price = Prices.subscription(hour, months, "Month");
        assertThat(price.trade()).isBetween(0L, price.original());
        assertThat(price.trade() % Money.CENT).isZero();
        assertThat(price.original() % Money.CENT).isZero();
        assertThat(price.original() - price.trade()).isEqualTo(price.discount());
    }

    @Property
    void aPartIsTheNearestMultiple(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long amount,
            @ForAll @IntRange(max = 1_000_000) int numerator,
            @ForAll @IntRange(min = 1, max = 1_000_000) int denominator) {
        var exact = new BigDecimal(amount).multiply(BigDecimal.valueOf(numerator));
        var part = Money.part(amount, numerator, denominator, Money.CENT);
        assertThat(part % Money.CENT).isZero();
        var twice = exact.subtract(BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(denominator)))
                .multiply(BigDecimal.TWO)
                .abs();
        assertThat(twice).isLessThanOrEqualTo(BigDecimal.valueOf(Money.CENT).multiply(BigDecimal.valueOf(denominator)));
    }

    @Test
    void yuanAreShownWithoutZerosThatSayNothing() {
        assertThat(Money.yuan(480_000)).hasToString("0.48");
        assertThat(Money.yuan(9_800)).hasToString("0.0098");
        assertThat(Money.yuan(200_000_000)).hasToString("200");
        assertThat(Money.yuan(0)).hasToString("0");
    }
}
