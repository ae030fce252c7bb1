package dev.skystage.gateway.nonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.scheduler.clock.RealInstant;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NonceRegistryTest {
    private RealInstant now = new RealInstant(Instant.parse("2026-01-02T03:04:05Z"));
    private final NonceRegistry registry = new NonceRegistry(() -> now, 10_000);

    @Test
    void aNonceIsNewOncePerKey() {
        assertThat(registry.use(NonceRegistry.hash("key", "n"), in(15))).isTrue();
        assertThat(registry.use(NonceRegistry.hash("key", "n"), in(20))).isFalse();
        assertThat(registry.use(NonceRegistry.hash("other", "n"), in(15))).isTrue();
        assertThat(registry.use(NonceRegistry.hash("ke", "yn"), in(15))).isTrue();
    }

    @Test
    void aNonceIsForgottenAfterItsExpiryAndNotBefore() {
        registry.use(NonceRegistry.hash("key", "n"), in(15));
        now = in(15);
        assertThat(registry.use(NonceRegistry.hash("key", "n"), in(15))).isFalse();
        now = in(2);
        assertThat(registry.use(NonceRegistry.hash("key", "n"), in(15))).isTrue();
        assertThat(registry.size()).isEqualTo(1);
    }

    @Test
    void manyNoncesAreAllKept() {
        for (var i = 0; i < 5_000; i++) {
            assertThat(registry.use(NonceRegistry.hash("key", "nonce-" + i), in(i % 15)))
                    .isTrue();
        }
        for (var i = 0; i < 5_000; i++) {
            assertThat(registry.use(NonceRegistry.hash("key", "nonce-" + i), in(15)))
                    .isFalse();
        }
        assertThat(registry.size()).isEqualTo(5_000);
    }

    @Test
    void overCapacityTheMinuteThatExpiresFirstGoes() {
        for (var i = 0; i < 12_000; i++) {
            registry.use(NonceRegistry.hash("key", "nonce-" + i), in(i / 1_000));
        }
        assertThat(registry.size()).isBetween(9_000, 10_000);
        assertThat(registry.use(NonceRegistry.hash("key", "nonce-11999"), in(15)))
                .isFalse();
    }

    @Test
    void whatIsUsedIsPublishedOnceAndWhatIsLearntIsNot() {
        registry.publish(NonceRegistry.hash("key", "n"));
        registry.learn(42, in(15));
        assertThat(registry.takeUnpublished()).containsExactly(NonceRegistry.hash("key", "n"));
        assertThat(registry.takeUnpublished()).isEmpty();
    }

    @Test
    void aNonceLearntFromAnotherReplicaIsUsed() {
        registry.learn(NonceRegistry.hash("key", "n"), in(15));
        assertThat(registry.use(NonceRegistry.hash("key", "n"), in(15))).isFalse();
    }

    private RealInstant in(int minutes) {
        return now.plus(Duration.ofMinutes(minutes));
    }
}
