package dev.skystage.gateway.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.simulation.Simulation;
import dev.skystage.scheduler.simulation.Simulation.Profile;
import dev.skystage.scheduler.simulation.SimulationChanges;
import dev.skystage.scheduler.simulation.SimulationProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is changed at actuator/simulation holds on every replica, also on those that start later. */
@StagingCloudTest
class SimulationChangesTest {
    private static final String TYPE = "image.export";

    @Autowired
    SimulationChanges here;

    @Autowired
    JdbcClient jdbc;

    /** A replica that is configured as this one is not. */
    private static Simulation replica() {
        var simulation = new Simulation(new SimulationProperties(2, Map.of()), new Chance(null));
        simulation.describe(TYPE, new Profile(Duration.ofSeconds(4), Duration.ofSeconds(1), 0, 5));
        return simulation;
    }

    /** Before as well, because others change this type too. */
    @BeforeEach
    @AfterEach
    void undo() {
        jdbc.sql("delete from simulation_scale").update();
        jdbc.sql("delete from simulation_task where type = ?").param(TYPE).update();
        here.refresh();
    }

    @Test
    void anotherReplicaHearsOfThem(Management management) {
        var there = replica();
        var changes = new SimulationChanges(jdbc, there);
        var before = there.profile(TYPE);
        management
                .post("simulation/" + TYPE, "{\"delay\": \"PT7S\"}")
                .assertThat()
                .isOk();
        management
                .post("simulation/" + TYPE, "{\"failureRate\": 0.5}")
                .assertThat()
                .isOk();
        management.post("simulation", "{\"scale\": 0}").assertThat().isOk();
        assertThat(there.profile(TYPE)).as("read again only when told").isEqualTo(before);
        changes.refresh(); // as the listener does
        assertThat(there.profile(TYPE)).isEqualTo(new Profile(Duration.ofSeconds(7), Duration.ofSeconds(1), 0.5, 5));
        assertThat(there.scale()).isZero();

        undo(); // as a reset of the cloud does
        changes.refresh();
        assertThat(there.profile(TYPE)).isEqualTo(before);
        assertThat(there.scale()).isEqualTo(2);
        assertThat(management.get("simulation").text("/tasks/" + TYPE + "/delay"))
                .isEqualTo("PT1M");
    }

    @Test
    void theyAreThereAfterAStart(Management management) {
        management
                .post("simulation/" + TYPE, "{\"delay\": \"PT7S\", \"maxAttempts\": 1}")
                .assertThat()
                .isOk();
        assertThat(management
                        .post("simulation/" + TYPE, "{\"jitter\": \"-PT1S\"}")
                        .status())
                .isEqualTo(400);
        assertThat(management.post("simulation", "{\"scale\": -1}").status()).isEqualTo(400);
        var started = replica();
        var unused = new SimulationChanges(jdbc, started);
        assertThat(started.profile(TYPE)).isEqualTo(new Profile(Duration.ofSeconds(7), Duration.ofSeconds(1), 0, 1));
        assertThat(started.scale()).isEqualTo(2);
    }
}
