package dev.skystage.gateway.actuator;

import dev.skystage.gateway.actuator.Strict.Refused;
import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.contract.ErrorRow;
import dev.skystage.gateway.dispatch.RegisteredAction;
import dev.skystage.scheduler.trouble.Effect;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the one documented error that an ordered rule means. */
@Component
class OrderedErrors {
    private static final Pattern PLACEHOLDER = Pattern.compile("%s|\\{[^}]*}");
    private final Contract contract;

    OrderedErrors(Contract contract) {
        this.contract = contract;
    }

    /**
     * Completes a refusal with HTTP status and message: from a row of the first of these actions that has one, or
     * without actions from a common error.
     */
    Effect.Refusal complete(Effect.Refusal ordered, List<RegisteredAction> actions) {
        Refused first = null;
        for (var action : actions) {
            try {
                return completeOne(ordered, action);
            } catch (Refused refused) {
                first = first == null ? refused : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return completeOne(ordered, null);
    }

    private Effect.Refusal completeOne(Effect.Refusal ordered, @Nullable RegisteredAction action) {
        var code = ordered.code();
        if (code == null) {
            throw new Refused("effect.code", "must be given");
        }
        var documented = rows(code, action);
        if (documented.isEmpty()) {
            throw new Refused(
                    "effect.code",
                    (action == null
                                    ? "only common errors can be ordered of every action: "
                                    : action.name() + " does not document ")
                            + code);
        }
        var http = ordered.http();
        var meant = documented.stream()
                .filter(row -> http == null || row.http() == http)
                .toList();
        if (meant.isEmpty()) {
            throw new Refused("effect.http", code + " comes with " + texts(documented));
        }
        return one(ordered, meant);
    }

    private static Effect.Refusal one(Effect.Refusal ordered, List<ErrorRow> rows) {
        var message = ordered.message();
        var meant = rows.stream()
                .filter(row -> message == null || row.message().equals(message))
                .toList();
        if (meant.isEmpty()) {
            meant = rows.stream()
                    .filter(row -> message != null && fills(message, row.message()))
                    .toList();
        }
        var refusals = meant.stream()
                .map(row -> new Effect.Refusal(row.code(), row.http(), message == null ? row.message() : message))
                .distinct()
                .toList();
        if (refusals.size() != 1) {
            throw new Refused(
                    "effect.message", "must tell one row of " + ordered.code() + " from the others: " + texts(rows));
        }
        return refusals.getFirst();
    }

    private List<ErrorRow> rows(String code, @Nullable RegisteredAction action) {
        var own = action == null
                ? List.<ErrorRow>of()
                : action.products().stream()
                        .flatMap(product -> contract.find(product, action.name()).stream())
                        .flatMap(found -> found.errors().stream())
                        .filter(row -> row.code().equals(code))
                        .toList();
        return own.isEmpty()
                ? contract.common().stream()
                        .filter(row -> row.code().equals(code))
                        .toList()
                : own;
    }

    /** Whether a message is the template with its placeholders filled. */
    private static boolean fills(String message, String template) {
        return PLACEHOLDER.matcher(template).find()
                && message.matches(Arrays.stream(PLACEHOLDER.split(template, -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("(?s:.*)")));
    }

    private static String texts(List<ErrorRow> rows) {
        return rows.stream()
                .map(row -> row.http() + " " + row.message())
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
