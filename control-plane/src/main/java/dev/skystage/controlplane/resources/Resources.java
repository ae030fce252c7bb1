package dev.skystage.controlplane.resources;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.persistence.Resource;
import dev.skystage.persistence.ResourceRepository;
import dev.skystage.persistence.RowLock;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds and locks the caller's resources of every kind. One that is missing, belongs to another account or is not in
 * the region that is named is refused with the code that the action documents for it ({@link ResourceType#notFound}).
 */
@Component
public class Resources {
    private final Map<Class<?>, ResourceRepository<?>> repositories;
    private final Ids ids;
    private final CloudClock clock;

    Resources(List<ResourceRepository<?>> repositories, Ids ids, CloudClock clock) {
        this.ids = ids;
        this.clock = clock;
        this.repositories = repositories.stream()
                .collect(Collectors.toUnmodifiableMap(ResourceRepository::kind, Function.identity()));
    }

    /** The resource as it is now, without a lock. */
    public <T extends Resource> Optional<T> find(Class<T> kind, Caller caller, String id) {
        return select(kind, caller, List.of(id), RowLock.NONE).stream().findFirst();
    }

    /** Resources of one kind as they are now, without a lock; those that are missing are left out. */
    public <T extends Resource> List<T> find(Class<T> kind, Caller caller, Collection<String> ids) {
        return select(kind, caller, ids, RowLock.NONE);
    }

    /** Holds the resource against deletion, so that something can be put into it. */
    public <T extends Resource> T hold(Class<T> kind, Caller caller, @Nullable String regionId, String id) {
        return one(kind, caller, regionId, id, RowLock.HOLD);
    }

    /** Holds resources of one kind against deletion, in the order of their ids; those that are missing are left out. */
    public <T extends Resource> List<T> hold(Class<T> kind, Caller caller, Collection<String> ids) {
        return select(kind, caller, ids, RowLock.HOLD);
    }

    /** Locks the resource against change. */
    public <T extends Resource> T lock(Class<T> kind, Caller caller, String id) {
        return one(kind, caller, null, id, RowLock.CHANGE);
    }

    /** Locks the resource against change; it must be in this region, if one is given. */
    public <T extends Resource> T lock(Class<T> kind, Caller caller, @Nullable String regionId, String id) {
        return one(kind, caller, regionId, id, RowLock.CHANGE);
    }

    /** Locks resources of one kind against change, in the order of their ids; those that are missing are left out. */
    public <T extends Resource> List<T> lock(Class<T> kind, Caller caller, Collection<String> ids) {
        return select(kind, caller, ids, RowLock.CHANGE);
    }

    /** Locks a resource that is about to be deleted: waits for all that hold it, and nobody can hold it afterwards. */
    public <T extends Resource> T lockToDelete(Class<T> kind, Caller caller, @Nullable String regionId, String id) {
        return one(kind, caller, regionId, id, RowLock.DELETE);
    }

    /**
     * Locks resources of one kind that are about to be deleted, in the order of their ids; those that are missing are
     * left out.
     */
    public <T extends Resource> List<T> lockToDelete(Class<T> kind, Caller caller, Collection<String> ids) {
        return select(kind, caller, ids, RowLock.DELETE);
    }

    /** Gives a new row its id, owner, region and time; {@link #add} writes it. */
    public <T extends Resource> T fresh(T row, String accountId, String regionId) {
        row.id = ids.next(ResourceType.of(row.getClass()).prefix());
        row.accountId = accountId;
        row.regionId = regionId;
        row.createdAt = clock.now();
        return row;
    }

    /** Adds a new resource. */
    @SuppressWarnings("unchecked")
    public <T extends Resource> void add(T row) {
        repository((Class<T>) row.getClass()).add(row);
    }

    /** Removes a resource that {@link #lockToDelete} has locked. */
    @SuppressWarnings("unchecked")
    public <T extends Resource> void remove(T row) {
        repository((Class<T>) row.getClass()).remove(row);
    }

    /** The refusal for a resource of this kind that is not there. */
    public static ApiException notFound(Class<? extends Resource> kind) {
        return ApiException.firstOf(ResourceType.of(kind).notFound());
    }

    private <T extends Resource> T one(
            Class<T> kind, Caller caller, @Nullable String regionId, String id, RowLock lock) {
        return select(kind, caller, List.of(id), lock).stream()
                .filter(row -> regionId == null || regionId.equals(row.regionId))
                .findFirst()
                .orElseThrow(() -> notFound(kind));
    }

    private <T extends Resource> List<T> select(Class<T> kind, Caller caller, Collection<String> ids, RowLock lock) {
        assert lock == RowLock.NONE || LockOrder.follows(ResourceType.of(kind), ids);
        return repository(kind).select(caller.accountId(), ids, lock);
    }

    @SuppressWarnings("unchecked")
    private <T extends Resource> ResourceRepository<T> repository(Class<T> kind) {
        var repository = repositories.get(kind);
        if (repository == null) {
            throw new IllegalArgumentException("no rows of " + kind);
        }
        return (ResourceRepository<T>) repository;
    }
}
