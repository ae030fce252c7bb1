package dev.skystage.gateway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.lifecycle.Firing;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.persistence.Stateful;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Listeners are told of each firing once, with all its rows. */
@StagingCloudTest
class FiringListenerTest {
    @Autowired
    HeardFirings heard;

    @Test
    void aFiringIsHeardOnceWithAllItsRows(Account account, Time time) {
        account.vSwitch();
        account.securityGroup();
        heard.watch(account.id());
        var ids = account.runInstances(3);
        var created = time.now();
        time.runDueTasks();

        var firings = heard.of(account.id()).stream()
                .filter(firing -> firing.resource().equals("instance"))
                .toList();
        assertThat(firings).extracting(Firing::event).containsExactly("CREATE", "CREATED_TO_START", "STARTED");
        assertThat(firings)
                .allSatisfy(firing ->
                        assertThat(firing.rows()).extracting(Stateful::id).containsExactlyInAnyOrderElementsOf(ids));
        assertThat(firings)
                .extracting(Firing::from)
                .containsExactly(
                        List.of("", "", ""),
                        List.of("PENDING", "PENDING", "PENDING"),
                        List.of("STARTING", "STARTING", "STARTING"));
        assertThat(firings.getFirst().at()).isBeforeOrEqualTo(created);
        assertThat(firings.getFirst().cause()).hasSize(36);
    }
}
