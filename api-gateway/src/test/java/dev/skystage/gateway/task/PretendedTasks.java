package dev.skystage.gateway.task;

import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.task.OperationKind;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.persistence.Owned;
import dev.skystage.scheduler.simulation.Simulation;
import dev.skystage.scheduler.task.HandlesTask;
import dev.skystage.scheduler.task.NoPayload;
import dev.skystage.scheduler.task.TaskHandler;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks of 100 seconds that no handler works on. */
@StagingCloudTest
abstract class PretendedTasks {
    static final OperationKind<NoPayload> IMPORT = kind("ImportImage", true);
    static final OperationKind<NoPayload> EXPORT = kind("ExportImage", true);
    static final OperationKind<NoPayload> REDEPLOY = kind("RedeployInstance", false);
    static final OperationKind<NoPayload> NO_TASK = kind("CreateSnapshot", true);

    /** An interface, so that the component scan does not make a handler of it. */
    @HandlesTask(value = "test.pretended", delay = "PT100S")
    private interface Nobody extends TaskHandler<NoPayload> {}

    @Autowired
    Operations operations;

    @Autowired
    Simulation simulation;

    @Autowired
    JdbcClient jdbc;

    private record Subject(String id, String accountId, String regionId) implements Owned {}

    @BeforeEach
    void takesAHundredSeconds() {
        simulation.describe("test.pretended", new Simulation.Profile(Duration.ofSeconds(100), Duration.ZERO, 0, 5));
        simulation.scale(1);
    }

    @AfterEach
    void leaveNoTasks() {
        simulation.scale(0);
        jdbc.sql("delete from task where type = 'test.pretended'").update();
    }

    String begin(Account account, OperationKind<NoPayload> kind, String resourceId) {
        var subject = new Subject(resourceId + account.id(), account.id(), Account.REGION);
        return operations.begin(kind, List.of(subject), new NoPayload()).getFirst();
    }

    private static OperationKind<NoPayload> kind(String action, boolean cancellable) {
        return new OperationKind<>(action, ResourceType.IMAGE, Nobody.class, cancellable);
    }
}
