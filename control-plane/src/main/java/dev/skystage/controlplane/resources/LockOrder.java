package dev.skystage.controlplane.resources;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The order of locks in a transaction: by the rank of the kind, then by id. Two transactions that keep it cannot
 * deadlock on resources. Checked only where assertions are on, which is in tests.
 */
final class LockOrder implements TransactionSynchronization {
    private final Set<String> held = new HashSet<>();
    private @Nullable ResourceType lastType;
    private String lastId = "";

    private LockOrder() {}

    /** Always true: a lock out of order throws an error that names both locks. */
    static boolean follows(ResourceType type, Collection<String> ids) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            var order = (LockOrder) TransactionSynchronizationManager.getResource(LockOrder.class);
            if (order == null) {
                order = new LockOrder();
                TransactionSynchronizationManager.bindResource(LockOrder.class, order);
                TransactionSynchronizationManager.registerSynchronization(order);
            }
            var checked = order;
            ids.stream().sorted().forEach(id -> checked.lock(type, id));
        }
        return true;
    }

    private void lock(ResourceType type, String id) {
        if (!held.add(id)) {
            return;
        }
        if (lastType != null && (type.compareTo(lastType) < 0 || (type == lastType && id.compareTo(lastId) < 0))) {
            throw new IllegalStateException("lock order: %s %s after %s %s".formatted(type, id, lastType, lastId));
        }
        lastType = type;
        lastId = id;
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(LockOrder.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(LockOrder.class, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(LockOrder.class);
    }
}
