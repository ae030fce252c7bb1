package dev.skystage.persistence;

import dev.skystage.persistence.cloud.OfAnyCloud;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.BeforeCompletionCallback;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells listeners which entities are written, for things that must follow certain columns whoever changes them. It also
 * runs work at the end of a transaction, when everything has been written but nothing is committed.
 */
@Component
@OfAnyCloud("who asked to hear of what kinds of rows")
public class WrittenEntities {
    private final EntityManager entities;
    private final Map<Class<?>, Watch> watches = new ConcurrentHashMap<>();

    public WrittenEntities(EntityManager entities, EntityManagerFactory factory) {
        this.entities = entities;
        var registry = factory.unwrap(SessionFactoryImplementor.class)
                .getServiceRegistry()
                .requireService(EventListenerRegistry.class);
        PostInsertEventListener inserted = event -> tell(event.getEntity(), true);
        PostUpdateEventListener updated = this::updated;
        PostDeleteEventListener deleted = event -> tell(event.getEntity(), false);
        registry.appendListeners(EventType.POST_INSERT, inserted);
        registry.appendListeners(EventType.POST_UPDATE, updated);
        registry.appendListeners(EventType.POST_DELETE, deleted);
    }

    /** Is told of rows that were written. */
    @FunctionalInterface
    public interface Listener {
        /** The row is new, was removed, or one of the properties has changed. */
        void written(Resource row, boolean isNew);
    }

    private record Watch(Set<String> properties, Listener listener) {}

    /** Registers the only listener for a kind: it is told of rows when one of the properties is written. */
    public void listen(Class<? extends Resource> kind, Set<String> properties, Listener listener) {
        if (watches.put(kind, new Watch(properties, listener)) != null) {
            throw new IllegalStateException("two listen to " + kind.getSimpleName());
        }
    }

    /** Runs the work at the end of this transaction, after all entities have been written; not if it is rolled back. */
    public void beforeCommit(Runnable work) {
        var callbacks =
                entities.unwrap(SharedSessionContractImplementor.class).getTransactionCompletionCallbacksImplementor();
        var once = new Runnable[] {work};
        BeforeCompletionCallback callback = session -> once[0].run();
        callbacks.registerCallback(callback);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (callbacks.hasBeforeCompletionCallbacks()) { // or Hibernate warns
                    once[0] = () -> {};
                    callbacks.beforeTransactionCompletion();
                }
            }
        });
    }

    private void tell(Object entity, boolean isNew) {
        var watch = watches.get(entity.getClass());
        if (watch != null) {
            watch.listener.written((Resource) entity, isNew);
        }
    }

    private void updated(PostUpdateEvent event) {
        var watch = watches.get(event.getEntity().getClass());
        if (watch != null && isWatched(watch, event.getDirtyProperties(), event)) {
            watch.listener.written((Resource) event.getEntity(), false);
        }
    }

    private static boolean isWatched(Watch watch, int @Nullable [] dirty, PostUpdateEvent event) {
        var names = event.getPersister().getPropertyNames();
        return dirty == null || IntStream.of(dirty).anyMatch(property -> watch.properties.contains(names[property]));
    }
}
