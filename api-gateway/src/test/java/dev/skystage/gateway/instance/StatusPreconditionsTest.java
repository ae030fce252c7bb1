package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.dispatch.ActionRegistry;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.persistence.instance.InstanceStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract's table of the statuses that each action demands of an instance, row by row over the wire. */
@StagingCloudTest
class StatusPreconditionsTest {
    private static final List<InstanceStatus> STATUSES = List.of(
            InstanceStatus.PENDING,
            InstanceStatus.STARTING,
            InstanceStatus.RUNNING,
            InstanceStatus.STOPPING,
            InstanceStatus.STOPPED);

    /** The codes of actions for a status that they do not allow; the table leaves some out. */
    private static final Set<String> WRONG_STATUS = Set.of(
            "IncorrectInstanceStatus",
            "InvalidInstanceStatus.NotStopped",
            "InvalidStatus.NotStopped",
            "InvalidStatus.ValueNotSupported",
            "InstanceNotReady");

    /** A correct call for each row, for one instance; $I is its id. Rows about disks are in the tests of disks. */
    private static final Map<String, List<String>> CALLS = Map.of(
            "ModifyInstanceVpcAttribute", List.of("InstanceId", "$I", "VSwitchId", "$V"),
            "ModifyInstanceSpec (InstanceType)", List.of("InstanceId", "$I", "InstanceType", "ecs.g6.xlarge"),
            "ModifyInstanceSpec (bandwidth)", List.of("InstanceId", "$I", "InternetMaxBandwidthOut", "5"),
            "ModifyPrepayInstanceSpec", List.of("InstanceId", "$I", "InstanceType", "ecs.g6.xlarge"),
            "ModifyInstanceChargeType", List.of("InstanceIds", "[\"$I\"]", "Period", "1"),
            "ModifyInstanceAttribute (Password)", List.of("InstanceId", "$I", "Password", "Secret-123"),
            "ModifyInstanceAttribute (UserData)", List.of("InstanceId", "$I", "UserData", "IyEvYmluL3No"),
            "DescribeInstanceVncUrl", List.of("InstanceId", "$I"),
            "DescribeInstanceAutoRenewAttribute", List.of("InstanceId", "$I"),
            "RenewInstance", List.of("InstanceId", "$I", "Period", "1"));

    private static final Set<String> OF_SUBSCRIPTIONS =
            Set.of("ModifyPrepayInstanceSpec", "DescribeInstanceAutoRenewAttribute", "RenewInstance");

    /** How the condition of another guard is caused. Some are missing, because nothing here can cause them. */
    private static final Map<String, String> GUARDS = Map.of(
            "PrePaid instance", "charge_type = 'PrePaid', expired_at = '2099-01-01T00:00:00Z'",
            "Account overdue", "locks = '{financial}'",
            "OperationLocks contains LockReason security", "locks = '{security}'",
            "Not a subscription instance", "charge_type = 'PostPaid', expired_at = null",
            "PostPaid instance in the list", "charge_type = 'PostPaid', expired_at = null",
            "PostPaid instance", "charge_type = 'PostPaid', expired_at = null",
            "Expired instance in the list", "charge_type = 'PrePaid', expired_at = '2020-01-01T00:00:00Z'",
            "Network type is not VPC", "network_type = 'classic'",
            "Automatic release time set (PostPaid to PrePaid)", "auto_release_at = '2099-01-01T00:00:00Z'",
            "Not a VPC, I/O optimized instance", "io_optimized = false");

    private final InstanceFacts facts;

    @Autowired
    StatusPreconditionsTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    static Stream<String> rows() throws IOException {
        return table().map(row -> row.get("action").asString()).filter(CALLS::containsKey);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aStatusIsAllowedOrRefused(String name, Account account, Time time) throws IOException {
        var row = row(name);
        var allowed = texts(row.path("allowedStatuses"));
        var instance = account.runningInstance();
        for (var status : STATUSES) {
            reset(instance, name, time, status);
            var answer = call(account, instance, name);
            if (allowed.isEmpty() || allowed.contains(status.wire())) {
                assertThat(WRONG_STATUS)
                        .as("%s in %s: %s", name, status, answer)
                        .doesNotContain(code(answer));
            } else {
                assertThat(code(answer)).as("%s in %s", name, status).isIn(expected(row, status));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void otherGuardsRefuseByTheirCodes(String name, Account account, Time time) throws IOException {
        var row = row(name);
        var allowed = texts(row.path("allowedStatuses"));
        var instance = account.runningInstance();
        for (var guard : row.path("otherGuards")) {
            var setup = GUARDS.get(guard.path("condition").asString());
            if (setup != null) {
                reset(instance, name, time, InstanceStatus.RUNNING);
                var status = allowed.isEmpty() ? "Running" : allowed.getFirst();
                facts.set(instance, setup + ", status = '" + status.toUpperCase(java.util.Locale.ROOT) + "'");
                call(account, instance, name)
                        .assertThat()
                        .isError(
                                guard.path("http").asInt(),
                                guard.path("errorCode").asString());
            }
        }
    }

    /** Every row of a written action is called here, or is about disks. */
    @Test
    void noRowIsLeftOut(@Autowired ActionRegistry actions) throws IOException {
        assertThat(table().map(row -> row.get("action").asString())
                        .filter(name -> actions.find(Product.ECS, action(name)).isPresent()))
                .allMatch(name -> CALLS.containsKey(name) || name.contains("Disk"));
    }

    private void reset(String instance, String name, Time time, InstanceStatus status) {
        facts.set(instance, """
                locks = '{}', network_type = 'vpc', io_optimized = true, auto_release_at = null, type_changed_at = null,
                bandwidth_changed_at = null, network_changed_at = null, charge_type = 'PostPaid', expired_at = null,
                stopped_mode = 'Not-applicable', instance_type = 'ecs.g6.large', cpu = 2, status = '%s'
                """.formatted(status));
        if (OF_SUBSCRIPTIONS.contains(name)) {
            facts.makeSubscription(instance, time.now().plus(Duration.ofDays(9)));
        }
    }

    /** The code of a refusal, "" for success. */
    private static String code(Answer answer) {
        return answer.body().path("Code").asString("");
    }

    private static List<String> expected(JsonNode row, InstanceStatus status) {
        var codes = new ArrayList<String>();
        var own = row.path("errorCode").asString("");
        if (own.isEmpty()) {
            codes.addAll(WRONG_STATUS);
        } else {
            codes.add(own);
        }
        if (status == InstanceStatus.PENDING) {
            codes.add("InstanceNotReady");
        }
        return codes;
    }

    private static Answer call(Account account, String instance, String name) {
        var parameters = CALLS.getOrDefault(name, List.of()).stream()
                .map(text -> text.replace("$I", instance).replace("$V", account.vSwitch()))
                .toArray(String[]::new);
        return account.call(action(name), parameters);
    }

    private static String action(String name) {
        return name.split(" ")[0];
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode row(String name) throws IOException {
        return table().filter(row -> row.get("action").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> table() throws IOException {
        try (var in = new ClassPathResource("contract/instance-lifecycle.json").getInputStream()) {
            return JsonMapper.shared().readTree(in).get("statusPreconditions").valueStream();
        }
    }
}
