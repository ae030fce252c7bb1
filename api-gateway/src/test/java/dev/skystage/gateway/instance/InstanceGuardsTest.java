package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.persistence.instance.InstanceStatus;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every written verb in every status and under every lock, over the wire. With DryRun, so that the instance does not
 * change.
 */
@StagingCloudTest
class InstanceGuardsTest {
    private static final List<InstanceStatus> STATUSES = List.of(
            InstanceStatus.PENDING,
            InstanceStatus.STARTING,
            InstanceStatus.RUNNING,
            InstanceStatus.STOPPING,
            InstanceStatus.STOPPED);

    /** An action, the statuses in which it is allowed, and its code for an instance that is still being created. */
    private record Verb(String action, boolean force, Set<InstanceStatus> allowed, String initializing) {}

    private static final List<Verb> VERBS = List.of(
            new Verb("StartInstance", false, Set.of(InstanceStatus.STOPPED), "InstanceNotReady"),
            new Verb("StopInstance", false, Set.of(InstanceStatus.RUNNING), "IncorrectInstanceStatus"),
            new Verb("RebootInstance", false, Set.of(InstanceStatus.RUNNING), "IncorrectInstanceStatus"),
            new Verb("DeleteInstance", false, Set.of(InstanceStatus.STOPPED), "IncorrectInstanceStatus.Initializing"),
            new Verb(
                    "DeleteInstance",
                    true,
                    Set.of(InstanceStatus.STOPPED, InstanceStatus.STOPPING, InstanceStatus.RUNNING),
                    "IncorrectInstanceStatus.Initializing"));

    private final InstanceFacts facts;

    @Autowired
    InstanceGuardsTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void everyVerbInEveryStatus(Account account, Time time) {
        var instance = account.runningInstance();
        for (var status : STATUSES) {
            facts.set(instance, "status = '" + status + "'");
            for (var verb : VERBS) {
                var answer = dryRun(account, verb, instance);
                if (verb.allowed.contains(status)) {
                    answer.assertThat().isError(400, "DryRunOperation");
                } else {
                    var code = status == InstanceStatus.PENDING ? verb.initializing : "IncorrectInstanceStatus";
                    // the reference gives 500 for this code
                    answer.assertThat().isError(code.equals("InstanceNotReady") ? 500 : 403, code);
                }
            }
        }
    }

    @Test
    void aSecurityLockForbidsAllButTheRelease(Account account, Time time) {
        var instance = account.runningInstance();
        facts.set(instance, "locks = '{security}'");
        for (var verb : VERBS) {
            facts.set(instance, "status = '" + verb.allowed.iterator().next() + "'");
            var answer = dryRun(account, verb, instance);
            if (verb.action.equals("DeleteInstance")) {
                answer.assertThat().isError(400, "DryRunOperation");
            } else {
                answer.assertThat().isError(403, "InstanceLockedForSecurity");
            }
        }
    }

    @Test
    void overduePaymentForbidsTheStartAlone(Account account, Time time) {
        var instance = account.runningInstance();
        facts.set(instance, "locks = '{financial}'");
        for (var verb : VERBS) {
            facts.set(instance, "status = '" + verb.allowed.iterator().next() + "'");
            var answer = dryRun(account, verb, instance);
            if (verb.action.equals("StartInstance")) {
                answer.assertThat().isError(403, "InstanceExpired");
            } else {
                answer.assertThat().isError(400, "DryRunOperation");
            }
        }
    }

    private static Answer dryRun(Account account, Verb verb, String instance) {
        var answer = account.call(
                verb.action, "InstanceId", instance, "DryRun", "true", "Force", Boolean.toString(verb.force));
        assertThat(answer.status()).isNotEqualTo(200);
        return answer;
    }
}
