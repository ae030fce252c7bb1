package dev.skystage.controlplane.resources.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.persistence.instance.InstanceStatus;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The guards against the contract's tables, row by row. */
class InstanceOperationTest {
    /** Rows that contradict the action's own text, where that text counts; see the doubts of the contract. */
    private static final Map<String, String> CONTRADICTED = Map.of(
            "CreateImage security", "section 9.1 forbids what 22.3 calls normal",
            "ReplaceSystemDisk security", "section 8.7 forbids what 22.3 calls normal",
            "ModifyInstanceAttribute diskOverdue", "table 22-1, which is about instances, calls it normal");

    private static final JsonNode APPENDIX = read("contract/appendix.json");
    private static final JsonNode LIFECYCLE = read("contract/instance-lifecycle.json");

    static Stream<JsonNode> preconditions() {
        return LIFECYCLE.get("statusPreconditions").valueStream();
    }

    static Stream<JsonNode> securityRows() {
        return APPENDIX.get("securityLock").get("rows").valueStream();
    }

    static Stream<JsonNode> instanceOverdueRows() {
        return APPENDIX.get("overduePayment").get("instanceOverdue").valueStream();
    }

    static Stream<JsonNode> diskOverdueRows() {
        return APPENDIX.get("overduePayment").get("diskOverdue").valueStream();
    }

    @ParameterizedTest
    @MethodSource("preconditions")
    void aStatusPreconditionIsTheOperations(JsonNode row) {
        var allowed =
                row.get("allowedStatuses").valueStream().map(JsonNode::asString).toList();
        var operation = operation(row.get("action").asString());
        if (allowed.isEmpty()) {
            assertThat(operation.map(InstanceOperation::statuses).orElse(java.util.Set.of()))
                    .isEmpty();
        } else {
            assertThat(new TreeSet<>(operation.orElseThrow().statuses().stream()
                            .map(InstanceStatus::wire)
                            .toList()))
                    .isEqualTo(new TreeSet<>(allowed));
        }
        row.get("otherGuards")
                .valueStream()
                .filter(guard -> guard.get("condition").asString().contains("security"))
                .forEach(guard ->
                        assertThat(operation.orElseThrow().isLockable()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("securityRows")
    void aSecurityLockForbidsWhatTheMatrixSays(JsonNode row) {
        var action = row.get("action").asString();
        if (!CONTRADICTED.containsKey(action + " security")) {
            assertThat(operation(action).map(InstanceOperation::isLockable).orElse(false))
                    .isEqualTo(row.get("behavior").asString().equals("error"));
        }
    }

    @ParameterizedTest
    @MethodSource("instanceOverdueRows")
    void anOverdueInstanceForbidsWhatTheMatrixSays(JsonNode row) {
        compare(row, "instanceOverdue", true, true, row.get("diskOverdue"));
        compare(row, "instanceOverdue", true, false, row.get("diskNormal"));
    }

    @ParameterizedTest
    @MethodSource("diskOverdueRows")
    void anOverdueDiskForbidsWhatTheMatrixSays(JsonNode row) {
        compare(row, "diskOverdue", true, true, row.get("instanceOverdue"));
        compare(row, "diskOverdue", false, true, row.get("instanceNormal"));
    }

    @Test
    void contradictedRowsAreStillThere() {
        var rows = Stream.of(
                        securityRows().map(row -> row.get("action").asString() + " security"),
                        diskOverdueRows().map(row -> row.get("action").asString() + " diskOverdue"))
                .flatMap(names -> names)
                .toList();
        assertThat(rows).containsAll(CONTRADICTED.keySet());
    }

    private static void compare(JsonNode row, String table, boolean instance, boolean disk, JsonNode behaviour) {
        var action = row.get("action").asString();
        // creation has no instance yet: its own check asks for the account's debts
        if (CONTRADICTED.containsKey(action + " " + table) || action.equals("CreateInstance")) {
            return;
        }
        var overdue = operation(action).map(InstanceOperation::overdue).orElse(Overdue.NONE);
        assertThat(overdue.forbids(instance, disk))
                .as("%s, instance overdue %s, disk overdue %s", action, instance, disk)
                .isEqualTo(behaviour.asString().equals("error"));
    }

    /** The first operation with the name of the row, or of its action alone. */
    private static Optional<InstanceOperation> operation(String row) {
        var all = List.of(InstanceOperation.values());
        return all.stream()
                .filter(operation -> operation.row().equals(row))
                .findFirst()
                .or(() -> all.stream()
                        .filter(operation -> operation.row().startsWith(row + " "))
                        .findFirst());
    }

    private static JsonNode read(String file) {
        try (var in = new ClassPathResource(file).getInputStream()) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    @Test
    void everyRowNamesAnAction() {
        assertThat(Arrays.stream(InstanceOperation.values()).map(InstanceOperation::row))
                .doesNotContain("");
    }
}
