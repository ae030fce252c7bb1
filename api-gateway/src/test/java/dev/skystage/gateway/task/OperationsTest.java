package dev.skystage.gateway.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.task.Operation;
import dev.skystage.controlplane.resources.task.OperationKind;
import dev.skystage.controlplane.resources.task.OperationStatus;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.persistence.Owned;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.simulation.Simulation;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskHandler;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uses a kind of operation that no action has: its handler is not a bean but played by the test. */
@StagingCloudTest
class OperationsTest {
    private static final OperationKind<NoPayload> COPY =
            new OperationKind<>("CopyImage", ResourceType.IMAGE, FinishCopy.class, true);
    private static final OperationKind<NoPayload> FIXED =
            new OperationKind<>("CreateImage", ResourceType.IMAGE, FinishCopy.class, false);

    @Autowired
    Operations operations;

    @Autowired
    Simulation simulation;

    @Autowired
    CloudClock clock;

    @Autowired
    JdbcClient jdbc;

    /** An interface, so that the component scan does not make a handler of it. */
    @HandlesTask(value = "test.copy", delay = "PT100S")
    private interface FinishCopy extends TaskHandler<NoPayload> {}

    private record Copy(String id, String accountId, String regionId) implements Owned {}

    @BeforeEach
    void takesAHundredSeconds() {
        simulation.describe("test.copy", new Simulation.Profile(Duration.ofSeconds(100), Duration.ZERO, 0, 5));
        simulation.scale(1);
    }

    @AfterEach
    void leaveNoTasks() {
        simulation.scale(0);
        jdbc.sql("delete from task where type = 'test.copy'").update();
    }

    @Test
    void progressFollowsFromTheTimeAndItsTaskIsDueAtThePlannedEnd(Account account) {
        var id = begin(account, COPY, "m-1");
        var begun = find(account, id);
        var start = begun.startedAt();

        assertThat(begun.status()).isEqualTo(OperationStatus.PROCESSING);
        assertThat(begun.progress(start)).isZero();
        assertThat(begun.progress(start.plusSeconds(42))).isEqualTo(42);
        assertThat(begun.progress(start.plusSeconds(1000))).isEqualTo(99);
        assertThat(due("m-1", account)).isEqualTo(begun.plannedEnd()).isEqualTo(start.plusSeconds(100));
        assertThat(operations.open(COPY, List.of("m-1", "m-2"))).containsOnlyKeys("m-1");

        assertThat(operations.finish(COPY, List.of("m-1"))).isEmpty();
        assertThat(find(account, id).status()).isEqualTo(OperationStatus.FINISHED);
        assertThat(find(account, id).progress(start)).isEqualTo(100);
        assertThat(operations.open(COPY, List.of("m-1"))).isEmpty();
    }

    @Test
    void aCancelledOperationIsDueAtOnceAndItsHandlerKnows(Account account) {
        var cancelled = begin(account, COPY, "m-3");
        var other = begin(account, COPY, "m-4");
        operations.cancel(caller(account), Account.REGION, cancelled);

        assertThat(due("m-3", account)).isBeforeOrEqualTo(clock.now());
        assertThat(due("m-4", account)).isAfter(clock.now());
        refuses("InvalidTaskId.IncorrectTaskStatus", () -> cancel(account, cancelled));
        assertThat(operations.finish(COPY, List.of("m-3", "m-4"))).containsExactly("m-3");
        assertThat(find(account, cancelled).status()).isEqualTo(OperationStatus.CANCELLED);
        assertThat(find(account, other).status()).isEqualTo(OperationStatus.FINISHED);
        refuses("InvalidTaskId.IncorrectTaskStatus", () -> cancel(account, other));
        assertThat(operations.finish(COPY, List.of("m-3", "m-4"))).isEmpty(); // a handler may run twice
    }

    @Test
    void onlyOwnersCancelAndOnlyCancellableKinds(Account account, Account stranger) {
        var id = begin(account, COPY, "m-5");
        var fixed = begin(account, FIXED, "m-5");

        refuses("InvalidTaskId.NotFound", () -> cancel(stranger, id));
        refuses("InvalidTaskId.NotFound", () -> operations.cancel(caller(account), "cn-beijing", id));
        refuses("InvalidTaskId.TaskActionNotSupport", () -> cancel(account, fixed));
        assertThat(operations.find(caller(stranger), Account.REGION, id)).isEmpty();
        assertThatThrownBy(() -> begin(account, COPY, "m-5")).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aFailedOperationShowsItsError(Account account) {
        var id = begin(account, COPY, "m-6");
        operations.fail(COPY, List.of("m-6"), "NoSuchBucket", "The bucket does not exist.");

        var failed = find(account, id);
        assertThat(failed.status()).isEqualTo(OperationStatus.FAILED);
        assertThat(failed.errorCode()).isEqualTo("NoSuchBucket");
        assertThat(failed.progress(failed.startedAt().plusSeconds(1000))).isLessThan(100);
    }

    private String begin(Account account, OperationKind<NoPayload> kind, String imageId) {
        return operations
                .begin(kind, List.of(new Copy(imageId, account.id(), Account.REGION)), new NoPayload())
                .getFirst();
    }

    private Operation find(Account account, String id) {
        return operations.find(caller(account), Account.REGION, id).orElseThrow();
    }

    private void cancel(Account account, String id) {
        operations.cancel(caller(account), Account.REGION, id);
    }

    private static void refuses(String code, ThrowingCallable call) {
        assertThatThrownBy(call).hasMessageContaining(code);
    }

    private Instant due(String resourceId, Account account) {
        return jdbc.sql("select run_at from task where resource_id = ? and account_id = ?")
                .params(resourceId, account.id())
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private static Caller caller(Account account) {
        return new Caller(account.id(), account.accessKeyId(), "root", "test");
    }
}
