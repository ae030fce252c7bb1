package dev.skystage.controlplane.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class LockOrderTest {
    @BeforeEach
    void begin() {
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void end() {
        TransactionSynchronizationManager.getSynchronizations()
                .forEach(one -> one.afterCompletion(TransactionSynchronization.STATUS_COMMITTED));
        TransactionSynchronizationManager.clearSynchronization();
    }

    @Test
    void kindsGoByRankAndRowsById() {
        assertThat(LockOrder.follows(ResourceType.INSTANCE, List.of("i-2", "i-1")))
                .isTrue();
        assertThat(LockOrder.follows(ResourceType.DISK, List.of("d-1"))).isTrue();
        assertThat(LockOrder.follows(ResourceType.VPC, List.of("vpc-1"))).isTrue();
    }

    @Test
    void whatIsHeldMayBeAskedForAgain() {
        assertThat(LockOrder.follows(ResourceType.INSTANCE, List.of("i-1"))).isTrue();
        assertThat(LockOrder.follows(ResourceType.VPC, List.of("vpc-1"))).isTrue();
        assertThat(LockOrder.follows(ResourceType.INSTANCE, List.of("i-1"))).isTrue();
    }

    @Test
    void anEarlierKindOrIdAfterALaterOneIsAnError() {
        assertThat(LockOrder.follows(ResourceType.DISK, List.of("d-2"))).isTrue();
        assertThatThrownBy(() -> LockOrder.follows(ResourceType.INSTANCE, List.of("i-1")))
                .hasMessageContaining("INSTANCE i-1 after DISK d-2");
        assertThatThrownBy(() -> LockOrder.follows(ResourceType.DISK, List.of("d-1")))
                .hasMessageContaining("DISK d-1 after DISK d-2");
    }
}
