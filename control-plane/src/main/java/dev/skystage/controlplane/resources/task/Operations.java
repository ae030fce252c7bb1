package dev.skystage.controlplane.resources.task;

import static dev.skystage.controlplane.api.ApiException.check;
import static java.util.stream.Collectors.toMap;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.persistence.Owned;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.simulation.Simulation;
import dev.skystage.scheduler.task.TaskHandler;
import dev.skystage.scheduler.task.Tasks;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Begins and ends operations. Cancelling only marks an operation and makes its task due; the task's handler learns of
 * it from {@link #finish}, in the transaction in which it undoes the work. So whichever commits first, cancelling or
 * finishing, the other sees it.
 */
@Component
public record Operations(
        JdbcClient jdbc, Pages pages, Ids ids, CloudClock clock, Simulation simulation, Tasks tasks, JsonMapper json) {
    /** Begins one operation per resource, with the task that ends it at the planned time; returns their ids. */
    public <P> List<String> begin(OperationKind<P> kind, Collection<? extends Owned> resources, P payload) {
        return begin(kind, resources, payload, resource -> Duration.ZERO);
    }

    /** The same for work that differs in size: its time is added to what all operations of the kind take. */
    public <P> List<String> begin(
            OperationKind<P> kind,
            Collection<? extends Owned> resources,
            P payload,
            Function<? super Owned, Duration> work) {
        var type = TaskHandler.typeOf(kind.finish());
        var now = clock.now();
        var ends = resources.stream()
                .collect(toMap(
                        Owned::id,
                        resource -> now.plus(simulation.delay(type, work.apply(resource), resource.id(), now))));
        var operations = resources.stream().map(resource -> ids.next("t")).toList();
        jdbc.sql("""
                        insert into operation (id, account_id, region_id, resource_type, resource_id, action, task_type,
                            cancellable, started_at, planned_end)
                        select id, account, region, ?, resource, ?, ?, ?, ?, planned_end
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                            x(id, account, region, resource, planned_end)
                        """)
                .params(kind.resource().wire(), kind.action(), type, kind.cancellable())
                .param(Timestamp.from(now))
                .param(operations.toArray(String[]::new))
                .param(each(resources, Owned::accountId))
                .param(each(resources, Owned::regionId))
                .param(each(resources, Owned::id))
                .param(each(resources, resource -> end(ends, resource).toString()))
                .update();
        tasks.at(resource -> end(ends, resource)).submit(kind.finish(), resources, payload);
        return operations;
    }

    /** Stores named values with an operation that has begun. */
    public void describe(String id, Map<String, String> items) {
        jdbc.sql("update operation set items = ?::jsonb where id = ?")
                .params(json.writeValueAsString(items), id)
                .update();
    }

    /** The open operations of a kind, by resource: lists show their progress. */
    public Map<String, Operation> open(OperationKind<?> kind, Collection<String> resourceIds) {
        return resourceIds.isEmpty()
                ? Map.of()
                : pages
                        .all(
                                Operation.OPERATIONS,
                                new Filter()
                                        .and("status = 'PROCESSING'")
                                        .equal("action", kind.action())
                                        .in("resource_id", resourceIds))
                        .stream()
                        .collect(toMap(Operation::resourceId, Function.identity()));
    }

    /** All open operations of resources, of any kind. */
    public List<Operation> open(Collection<String> resourceIds) {
        return resourceIds.isEmpty()
                ? List.of()
                : pages.all(
                        Operation.OPERATIONS,
                        new Filter().and("status = 'PROCESSING'").in("resource_id", resourceIds));
    }

    /** An operation of the caller's. */
    public Optional<Operation> find(Caller caller, String regionId, String id) {
        return pages.find(Operation.OPERATIONS, Query.of(caller, regionId).ids(List.of(id)));
    }

    /** Marks an operation of the caller's as cancelled, and makes its task due; refuses with the codes of CancelTask. */
    public void cancel(Caller caller, String regionId, String id) {
        var operation = find(caller, regionId, id).orElseThrow(() -> new ApiException("InvalidTaskId.NotFound"));
        check(operation.cancellable(), "InvalidTaskId.TaskActionNotSupport");
        check(cancel("id", id, operation.action()), "InvalidTaskId.IncorrectTaskStatus");
    }

    /** Marks the open operation of a resource as cancelled, and makes its task due; false if none is open. */
    public boolean cancel(OperationKind<?> kind, String resourceId) {
        return cancel("resource_id", resourceId, kind.action());
    }

    private boolean cancel(String column, String value, String action) {
        var cancelled = jdbc.sql(
                        "update operation set cancelled = true where " + column
                                + " = ? and action = ? and status = 'PROCESSING' and not cancelled returning task_type, resource_id")
                .params(value, action)
                .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                .optional();
        cancelled.ifPresent(task -> tasks.hasten(task.getKey(), task.getValue()));
        return cancelled.isPresent();
    }

    /** Ends the open operations of these resources; returns the resources whose operation had been cancelled. */
    public Set<String> finish(OperationKind<?> kind, Collection<String> resourceIds) {
        return jdbc
                .sql("""
                        update operation set status = case when cancelled then 'CANCELLED' else 'FINISHED' end, finished_at = ?
                        where resource_id = any(?) and action = ? and status = 'PROCESSING'
                        returning resource_id, cancelled
                        """)
                .param(Timestamp.from(clock.now()))
                .param(resourceIds.toArray(String[]::new))
                .param(kind.action())
                .query((row, index) -> Map.entry(row.getString(1), row.getBoolean(2)))
                .list()
                .stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Ends the open operations of these resources as failed, with the error that users see. */
    public void fail(OperationKind<?> kind, Collection<String> resourceIds, String code, String message) {
        jdbc.sql("""
                        update operation set status = 'FAILED', finished_at = ?, error_code = ?, error_message = ?
                        where resource_id = any(?) and action = ? and status = 'PROCESSING'
                        """)
                .param(Timestamp.from(clock.now()))
                .params(code, message)
                .param(resourceIds.toArray(String[]::new))
                .param(kind.action())
                .update();
    }

    private static Instant end(Map<String, Instant> ends, Owned resource) {
        return Objects.requireNonNull(ends.get(resource.id()));
    }

    private static String[] each(Collection<? extends Owned> resources, Function<Owned, String> column) {
        return resources.stream().map(column).toArray(String[]::new);
    }
}
