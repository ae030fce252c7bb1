package dev.skystage.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * What answers need - nonces of other replicas, notifications of their changes, workers - works before the port opens
 * and until it has closed: lower phases start first and stop last.
 */
@StagingCloudTest
class PhasesTest {
    @Autowired
    ApplicationContext cloud;

    @Test
    void everythingBehindThePortIsThereWhileItIsOpen() {
        var phases = new HashMap<String, Integer>();
        cloud.getBeansOfType(SmartLifecycle.class).forEach((name, bean) -> phases.put(name, bean.getPhase()));
        var opens = phases.get("webServerStartStop");
        var closes = phases.get("webServerGracefulShutdown");
        assertThat(opens).isEqualTo(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
        assertThat(closes).isGreaterThan(opens);
        for (var behind :
                new String[] {"nonceExchange", "databaseListener", "wakeOthers", "taskPump", "&quartzScheduler"}) {
            assertThat(phases).containsKey(behind);
            assertThat(phases.get(behind)).as(behind).isLessThan(opens);
        }
    }
}
