package dev.skystage.gateway.billing;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every row of the matrices of overdue payment and of security locks (reference 22.2 and 22.3), over the API. */
@StagingCloudTest
class LockMatrixTest {
    private static final String FINANCIAL = "financial";
    private static final String SECURITY = "security";
    private static final Set<String> CREATIONS = Set.of("CreateInstance", "CreateDisk");

    /** The codes that show that a lock or a debt is the reason. */
    private static final Set<String> REFUSALS = Set.of(
            "InstanceExpiredOrInArrears",
            "InstanceExpired",
            "Account.Arrearage",
            "DiskInArrears",
            "InstanceLockedForSecurity");

    /** Cells that contradict another text, where that text counts; see the doubts of the contract. */
    private static final Map<String, String> CONTRADICTED = Map.of(
            "CreateImage security", "section 9.1 forbids what 22.3 calls normal",
            "ReplaceSystemDisk security", "section 8.7 forbids what 22.3 calls normal",
            "ModifyInstanceAttribute diskOverdue", "table 22-1, which is about instances, calls it normal");

    private static final JsonNode APPENDIX = read();

    private static JsonNode read() {
        try (var in = new ClassPathResource("contract/appendix.json").getInputStream()) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> rows(String table, String part) {
        return APPENDIX.get(table).get(part).valueStream();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "instanceOverdue, diskOverdue",
        "instanceOverdue, diskNormal",
        "diskOverdue, instanceOverdue",
        "diskOverdue, instanceNormal"
    })
    void overduePayment(String table, String column, Account account, Account poor, Time time, Management management) {
        var soft = new SoftAssertions();
        rows("overduePayment", table).forEach(row -> {
            var action = row.get("action").asString();
            var said = CONTRADICTED.containsKey(action + " " + table)
                    ? "normal"
                    : row.get(column).asString();
            var ofAccount = said.equals("error") && CREATIONS.contains(action);
            var machine = new LockedMachine(action, ofAccount ? poor : account, time, management);
            if (ofAccount) {
                // what does not exist yet counts as overdue when its account is
                management.post("billing/" + poor.id(), "{\"balance\": \"0\"}");
            } else {
                if (!column.equals("instanceNormal")) {
                    machine.lockInstance(FINANCIAL);
                }
                if (!column.equals("diskNormal")) {
                    machine.lockDisks(FINANCIAL);
                }
            }
            soft.assertThat(outcome(machine.perform(action))).as(action).isEqualTo(said);
            management.post("billing/" + poor.id(), "{\"creditLimit\": \"unlimited\"}");
            machine.unlock(FINANCIAL);
            machine.remove();
        });
        soft.assertAll();
    }

    @Test
    void securityLock(Account account, Time time, Management management) {
        var soft = new SoftAssertions();
        rows("securityLock", "rows").forEach(row -> {
            var action = row.get("action").asString();
            var said = CONTRADICTED.containsKey(action + " security")
                    ? "error"
                    : row.get("behavior").asString();
            var machine = new LockedMachine(action, account, time, management);
            machine.lockInstance(SECURITY);
            machine.lockDisks(SECURITY);
            var answer = machine.perform(action);
            soft.assertThat(outcome(answer)).as(action).isEqualTo(said);
            if (said.equals("error")) {
                soft.assertThat(answer.text("/Code")).as(action).isEqualTo("InstanceLockedForSecurity");
            }
            if (!row.get("condition").asString().isEmpty()) {
                soft.assertThat(outcome(machine.performOnFreeDisk(action)))
                        .as(action + " of a disk that is not in use")
                        .isNotEqualTo("error");
            }
            machine.unlock(SECURITY);
            machine.remove();
        });
        soft.assertAll();
    }

    /** The outcome in the notation of the matrices. "-" means that the instance is shut down anyway. */
    private static String outcome(Answer answer) {
        if (answer.status() == 200) {
            return "normal";
        }
        var code = answer.text("/Code");
        return REFUSALS.contains(code) ? "error" : code.equals("IncorrectInstanceStatus") ? "-" : code;
    }
}
