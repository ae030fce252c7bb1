package dev.skystage.gateway.contract;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Turns the code of a refusal into the error on the wire. The rows of the action come first, then the common ones. Of
 * several rows the hint chooses one (it is a part of its message), or fills the placeholder of a row that has one. A
 * refusal that fits no row, or more than one, is answered all the same and recorded as a doubt: the build fails on it.
 */
@Component
public class ErrorTable implements Refusals {
    private static final Logger log = LoggerFactory.getLogger(ErrorTable.class);

    private static final int MOST_DOUBTS = 1000;

    private final Contract contract;
    private final Set<String> doubts = ConcurrentHashMap.newKeySet();

    public ErrorTable(Contract contract) {
        this.contract = contract;
    }

    /** HTTP status, code and message of an error answer. */
    public record Answer(int http, String code, String message) {}

    public Answer answer(@Nullable Product product, @Nullable String action, ApiException thrown) {
        var own = product == null || action == null
                ? List.<ErrorRow>of()
                : contract.find(product, action).map(ActionContract::errors).orElse(List.of());
        var refusal = documented(own, thrown);
        var ownRows = rows(own, refusal.code());
        var commonRows = rows(contract.common(), refusal.code());
        // a row whose message is only a placeholder comes last: the common text at least names the parameter
        var worded = ownRows.stream().filter(row -> !row.isOpen()).toList();
        return pick(worded, refusal, action)
                .or(() -> pick(commonRows, refusal, action))
                .or(() -> borrowed(product, ownRows, refusal))
                .or(() -> pick(ownRows, refusal, action))
                .orElseGet(() -> {
                    doubt(action, refusal, "has no row");
                    var any = ownRows.isEmpty() ? commonRows : ownRows;
                    return any.stream().findFirst().map(ErrorTable::plain).orElseGet(() -> unknown(refusal));
                });
    }

    @Override
    public Explained explain(String action, ApiException refusal) {
        var answer = answer(Product.ECS, action, refusal);
        return new Explained(answer.code(), answer.message());
    }

    /** The address in today's error answers. Without a product it is that of ECS. */
    public static String recommend(@Nullable Product product, String code, String requestId) {
        var name = StringUtils.capitalize((product == null ? Product.ECS : product).folder());
        return "https://api.aliyun.com/troubleshoot?q=" + code + "&product=" + name + "&requestId=" + requestId;
    }

    /** The refusals so far that fitted no row of their action or more than one, sorted. */
    public Set<String> doubts() {
        return new TreeSet<>(doubts);
    }

    private void doubt(@Nullable String action, ApiException refusal, String why) {
        var hint = refusal.hint() == null ? "without a hint" : "with the hint <" + refusal.hint() + ">";
        // Bounded, because hints may come from strangers.
        if (doubts.size() < MOST_DOUBTS && doubts.add(action + " " + refusal.code() + " " + hint + " " + why)) {
            log.warn("{} {} {} {} of the contract", action, refusal.code(), hint, why);
        }
    }

    /**
     * The spelling of the refusal that this action documents; if it has several rows for it, the one with status 404.
     */
    private static ApiException documented(List<ErrorRow> own, ApiException thrown) {
        var spellings = thrown.spellings();
        return spellings.size() == 1
                ? thrown
                : spellings.stream()
                        .flatMap(spelling -> documentedAs(own, spelling).stream())
                        .findFirst()
                        .orElse(spellings.getFirst());
    }

    private static Optional<ApiException> documentedAs(List<ErrorRow> own, ApiException spelling) {
        var hint = spelling.hint();
        var rows = rows(own, spelling.code());
        if (hint != null) {
            return rows.stream().anyMatch(row -> row.says(hint) || row.isTemplate())
                    ? Optional.of(spelling)
                    : Optional.empty();
        }
        var missing = rows.stream().filter(row -> row.http() == 404).findFirst();
        return missing.map(row -> new ApiException(row.code(), row.message()))
                .or(() -> rows.stream().findFirst().map(row -> spelling));
    }

    private static List<ErrorRow> rows(List<ErrorRow> rows, String code) {
        return rows.stream().filter(row -> row.code().equals(code)).toList();
    }

    private Optional<Answer> pick(List<ErrorRow> rows, ApiException refusal, @Nullable String action) {
        var hint = refusal.hint();
        var fitting = rows.stream()
                .filter(row -> !row.again())
                .filter(row -> hint == null ? !row.isTemplate() : row.says(hint))
                .map(ErrorTable::plain)
                .distinct()
                .toList();
        if (fitting.size() > 1) {
            doubt(action, refusal, "fits several rows");
        }
        return fitting.stream().findFirst().or(() -> hint == null ? Optional.empty() : filled(rows, hint));
    }

    private static Optional<Answer> filled(List<ErrorRow> rows, String hint) {
        return rows.stream()
                .filter(ErrorRow::isTemplate)
                .findFirst()
                .map(row -> new Answer(row.http(), row.code().replace("%s", hint), row.filled(hint)));
    }

    /** Where the action leaves the message open and the hint is a bare value: the words of another action for the code. */
    private Optional<Answer> borrowed(@Nullable Product product, List<ErrorRow> rows, ApiException refusal) {
        var hint = refusal.hint();
        if (product == null || hint == null || hint.contains(" ") || rows.isEmpty()) {
            return Optional.empty();
        }
        return contract.actions(product).stream()
                .flatMap(action -> contract.find(product, action).stream())
                .flatMap(action -> rows(action.errors(), refusal.code()).stream())
                .filter(row -> row.isTemplate() && !row.isOpen())
                .findFirst()
                .map(row -> new Answer(rows.getFirst().http(), refusal.code(), row.filled(hint)));
    }

    private static Answer plain(ErrorRow row) {
        return new Answer(row.http(), row.code(), row.message());
    }

    private static Answer unknown(ApiException refusal) {
        var hint = refusal.hint();
        return new Answer(400, refusal.code(), hint == null ? refusal.code() : hint);
    }
}
