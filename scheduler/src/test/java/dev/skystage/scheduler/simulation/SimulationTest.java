package dev.skystage.scheduler.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.simulation.Simulation.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SimulationTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private static Simulation configured(Map<String, String> properties) {
        return configured(properties, new Chance(null));
    }

    private static Simulation configured(Map<String, String> properties, Chance chance) {
        var binder = new Binder(new MapConfigurationPropertySource(properties));
        var simulation = new Simulation(binder.bindOrCreate("skystage.simulation", SimulationProperties.class), chance);
        simulation.describe("instance.start", new Profile(Duration.ofSeconds(4), Duration.ofSeconds(2), 0, 5));
        simulation.describe("instance.stop", new Profile(Duration.ofSeconds(4), Duration.ofSeconds(2), 0, 5));
        return simulation;
    }

    @Test
    void delaysSpreadOverTheJitter() {
        var simulation = configured(Map.of());
        var delays = IntStream.range(0, 1000)
                .mapToObj(i -> simulation.delay("instance.start", "i-" + i, NOW))
                .toList();

        assertThat(delays)
                .allSatisfy(delay -> assertThat(delay).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6)));
        assertThat(delays).anySatisfy(delay -> assertThat(delay).isLessThan(Duration.ofSeconds(3)));
        assertThat(delays).anySatisfy(delay -> assertThat(delay).isGreaterThan(Duration.ofSeconds(5)));
    }

    @Test
    void withASeedTheSameTaskTakesFailsAndRestsTheSame() {
        var one = fates(configured(Map.of(), new Chance(7L)));
        assertThat(fates(configured(Map.of(), new Chance(7L)))).isEqualTo(one);
        assertThat(fates(configured(Map.of(), new Chance(8L)))).isNotEqualTo(one);
        assertThat(one).doesNotHaveDuplicates();
    }

    private static List<String> fates(Simulation simulation) {
        simulation.set("a.b", new Profile(Duration.ZERO, Duration.ZERO, 0.5, 5));
        return IntStream.range(0, 20)
                .mapToObj(i -> simulation.delay("instance.start", "i-" + i, NOW) + " "
                        + simulation.fails("a.b", "t-" + i, 1) + " " + simulation.rest("t-" + i, 3))
                .toList();
    }

    @Test
    void scaleZeroIsAtOnce() {
        assertThat(configured(Map.of("skystage.simulation.scale", "0")).delay("instance.start", "i-1", NOW))
                .isZero();
    }

    @Test
    void configurationChangesOnlyWhatItNames() {
        var simulation = configured(Map.of(
                "skystage.simulation.tasks.instance.start.delay", "10s",
                "skystage.simulation.tasks.instance.start.max-attempts", "2"));

        assertThat(simulation.profile("instance.start"))
                .isEqualTo(new Profile(Duration.ofSeconds(10), Duration.ofSeconds(2), 0, 2));
        assertThat(simulation.profile("instance.stop").delay()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void failureRateIsAShare() {
        var simulation = configured(Map.of());
        simulation.set("a.b", new Profile(Duration.ZERO, Duration.ZERO, 1, 5));

        assertThat(simulation.fails("a.b", "t-1", 1)).isTrue();
        assertThat(simulation.fails("c.d", "t-1", 1)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Profile(Duration.ZERO, Duration.ZERO, 1.5, 5));
    }

    @Test
    void noTaskTakesLongerThanTheCloudLives() {
        var forever = Duration.ofSeconds(Long.MAX_VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> new Profile(forever, Duration.ZERO, 0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Profile(Duration.ZERO, forever, 0, 5));
        assertThat(configured(Map.of("skystage.simulation.scale", "1e300")).delay("instance.start", "i-1", NOW))
                .isLessThanOrEqualTo(Duration.ofDays(3650));
    }
}
