package dev.skystage.gateway.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.monitoring.LoadProfiles;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.persistence.instance.Instance;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Profiles are in memory on every replica, as long as they exist. */
@StagingCloudTest
class LoadProfilesTest {
    @Autowired
    LoadProfiles here;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anotherReplicaHearsOfProfiles(Account account) {
        var there = new LoadProfiles(jdbc);
        var instance = new Instance();
        instance.id = "i-" + account.id();
        instance.tags = Map.of();
        var id = here.add(new LoadProfiles.Profile(0, instance.id, "", "", 0.9, Instant.EPOCH, null));
        assertThat(here.of("cpu", instance).levels()).hasSize(1);
        assertThat(there.of("cpu", instance).levels())
                .as("read again only when told")
                .isEmpty();
        there.refresh(); // as the listener does when it is notified
        assertThat(there.of("cpu", instance).levels()).hasSize(1);
        assertThat(here.remove(id)).isTrue();
        assertThat(here.of("cpu", instance).levels()).isEmpty();
        there.refresh();
        assertThat(there.of("cpu", instance).levels()).isEmpty();
    }
}
