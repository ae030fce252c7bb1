package dev.skystage.gateway.nonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.clock.RealClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two replicas on one database. */
@StagingCloudTest
class NonceExchangeTest {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    @Test
    void aNonceUsedOnOneReplicaIsUsedOnTheOther() {
        var one = replica();
        var other = replica();
        var nonce = ids.requestId();
        assertThat(one.use(nonce)).isTrue();
        one.exchange.exchange();
        other.exchange.exchange();
        assertThat(other.use(nonce)).isFalse();

        var later = ids.requestId();
        assertThat(other.use(later)).isTrue();
        other.exchange.exchange();
        one.exchange.exchange();
        assertThat(one.use(later)).isFalse();
    }

    @Test
    void aReplicaThatStartsLearnsTheWholeWindow() {
        var hash = NonceRegistry.hash("key", ids.requestId());
        jdbc.sql("insert into nonce (hash, replica, seen_at) values (?, 'gone', now() - interval '14 minutes')")
                .param(hash)
                .update();
        var fresh = replica();
        var before = fresh.registry.size();
        fresh.exchange.exchange();
        assertThat(fresh.registry.size()).isGreaterThan(before);
    }

    @Test
    void oldRowsArePurged() {
        var hash = NonceRegistry.hash("key", ids.requestId());
        jdbc.sql("insert into nonce (hash, replica, seen_at) values (?, 'gone', now() - interval '31 minutes')")
                .param(hash)
                .update();
        replica().exchange.exchange();
        assertThat(jdbc.sql("select count(*) from nonce where hash = ?")
                        .param(hash)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private record Replica(NonceRegistry registry, NonceExchange exchange) {
        boolean use(String nonce) {
            var hash = NonceRegistry.hash("key", nonce);
            registry.publish(hash);
            return registry.use(hash, RealClock.SYSTEM.now().plus(WINDOW));
        }
    }

    private Replica replica() {
        var registry = new NonceRegistry(RealClock.SYSTEM);
        return new Replica(registry, new NonceExchange(registry, jdbc, RealClock.SYSTEM, ids, WINDOW));
    }
}
