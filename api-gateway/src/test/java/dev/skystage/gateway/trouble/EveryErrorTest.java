package dev.skystage.gateway.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.contract.ErrorRow;
import dev.skystage.gateway.dispatch.ActionRegistry;
import dev.skystage.gateway.dispatch.RegisteredAction;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Bindable;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every error that the contract documents can be ordered: each row of each written action is ordered once and seen on
 * the wire with its own status, code and message. This does not make a row count as tested.
 */
@StagingCloudTest
class EveryErrorTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    Contract contract;

    @Autowired
    ActionRegistry actions;

    /** An error row of an action under one of its products. */
    private record Row(RegisteredAction action, Product product, ErrorRow error) {}

    private Stream<Row> rows(RegisteredAction action, Product product) {
        return contract.find(product, action.name()).orElseThrow().errors().stream()
                .distinct()
                .map(row -> new Row(action, product, row));
    }

    @Test
    void everyRowOfAWrittenActionCanBeOrdered(Account account, Management management) {
        var rows = actions.all().stream()
                .flatMap(action -> action.products().stream().flatMap(product -> rows(action, product)))
                .toList();
        order(management, rows.stream().map(row -> rule(account, row)).toList());
        var wrong = new ArrayList<String>();
        for (var row : rows) {
            var expected = row.error().http() + " " + row.error().code() + " "
                    + row.error().message();
            var answer = Bindable.call(account, row.product(), row.action());
            var got = answer.status() + " " + answer.text("/Code") + " " + answer.text("/Message");
            if (!got.equals(expected)) {
                wrong.add(row.action().name() + ": " + got + ", not " + expected);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows).hasSizeGreaterThan(500);
    }

    @Test
    void errorsOfUnwrittenActionsCannotBeOrdered(Account account, Management management) {
        for (var product : Product.values()) {
            for (var name : contract.actions(product)) {
                if (actions.find(product, name).isPresent() || writtenElsewhere(name)) {
                    continue;
                }
                var code = contract.find(product, name).orElseThrow().errors().stream()
                        .map(ErrorRow::code)
                        .findFirst()
                        .orElse("InternalError");
                var rule = Map.of("scope", Map.of("action", name), "effect", Map.of("kind", "error", "code", code));
                var answer = management.post("faults", JSON.writeValueAsString(Map.of("rules", List.of(rule))));
                assertThat(answer.status()).as(name).isEqualTo(400);
                assertThat(answer.body().toString()).contains("no action " + name + " is written");
                var refused = account.call(name, "Version", product.version());
                assertThat(refused.text("/Code")).as(name).isEqualTo("InvalidAction");
            }
        }
    }

    private boolean writtenElsewhere(String name) {
        return actions.all().stream().anyMatch(action -> action.name().equals(name));
    }

    private static Map<String, Object> rule(Account account, Row row) {
        return Map.of(
                "scope", Map.of("action", row.action().name(), "account", account.id()),
                "limit", Map.of("count", 1),
                "effect",
                        Map.of(
                                "kind", "error",
                                "code", row.error().code(),
                                "http", row.error().http(),
                                "message", row.error().message()));
    }

    private static void order(Management management, List<Map<String, Object>> rules) {
        var answer = management.post("faults", JSON.writeValueAsString(Map.of("rules", rules)));
        assertThat(answer.status()).as(() -> answer.body().toString()).isEqualTo(200);
    }
}
