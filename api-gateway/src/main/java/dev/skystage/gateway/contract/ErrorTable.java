package dev.skystage.gateway.contract;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Product;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns the code of a refusal into what stands on the wire. The rows of the action come first, then the common ones; of
 * several rows the hint tells which (a part of its message), or fills the placeholder of a row that has one.
 */
@Component
public class ErrorTable {
    private final Contract contract;

    public ErrorTable(Contract contract) {
        this.contract = contract;
    }

    /** HTTP status, code and message of an error answer. */
    public record Answer(int http, String code, String message) {}

    public Answer answer(@Nullable Product product, @Nullable String action, ApiException refusal) {
        var code = refusal.code();
        var hint = refusal.hint();
        var own = product == null || action == null
                ? List.<ErrorRow>of()
                : contract.find(product, action).map(ActionContract::errors).orElse(List.of());
        var ownRows = rows(own, code);
        var commonRows = rows(contract.common(), code);
        return pick(ownRows, hint)
                .or(() -> pick(commonRows, hint))
                .or(() -> ownRows.stream().findFirst().map(ErrorTable::plain))
                .or(() -> commonRows.stream().findFirst().map(ErrorTable::plain))
                .orElseGet(() -> new Answer(400, code, hint == null ? code : hint));
    }

    private static List<ErrorRow> rows(List<ErrorRow> rows, String code) {
        return rows.stream().filter(row -> row.code().equals(code)).toList();
    }

    private static Optional<Answer> pick(List<ErrorRow> rows, @Nullable String hint) {
        if (hint == null) {
            return rows.stream().filter(row -> !row.isTemplate()).findFirst().map(ErrorTable::plain);
        }
        return rows.stream()
                .filter(row -> row.message().contains(hint))
                .findFirst()
                .map(ErrorTable::plain)
                .or(() -> rows.stream()
                        .filter(ErrorRow::isTemplate)
                        .findFirst()
                        .map(row -> new Answer(row.http(), row.code(), row.filled(hint))));
    }

    private static Answer plain(ErrorRow row) {
        return new Answer(row.http(), row.code(), row.message());
    }
}
