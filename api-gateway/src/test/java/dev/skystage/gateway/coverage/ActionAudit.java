package dev.skystage.gateway.coverage;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.contract.ActionContract;
import dev.skystage.gateway.contract.ErrorRow;
import dev.skystage.gateway.coverage.Assertions.Proof;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One action of the contract under audit: its differences from the contract, and which of its documented errors are
 * tested, each with the reason from its reviewed file.
 *
 * @param shape null when the action is not written
 */
record ActionAudit(
        Product product,
        ActionContract contract,
        @Nullable ActionShape shape,
        List<Finding> differences,
        List<Finding> errors,
        Exceptions own) {
    private static final String OTHER_WORDS = "other words of an earlier row of this code, which is given";

    /** How the audit judges one thing. */
    enum State {
        TESTED,
        FORCED,
        ON_ORDER,
        LATER,
        EXPLAINED,
        OPEN,
        UNWRITTEN
    }

    /** A difference or an error row, its state and the reason. */
    record Finding(String subject, @Nullable Row row, State state, String reason) {}

    static ActionAudit of(Product product, ActionContract contract) {
        var rows = Row.of(contract.errors()).stream()
                .map(row -> new Finding(row.code(), row, State.UNWRITTEN, ""))
                .toList();
        return new ActionAudit(product, contract, null, List.of(), rows, Exceptions.of("none"));
    }

    static ActionAudit of(
            ActionShape shape,
            List<ErrorRow> ofAllActions,
            Assertions assertions,
            RecordedAnswers recorded,
            Exceptions common)
            throws IOException {
        var own = Exceptions.of(shape.path() + ".txt");
        var differences = new ArrayList<Finding>();
        var all = new ArrayList<>(shape.differences());
        all.addAll(recorded.differences(shape));
        all.addAll(RecordedErrors.differences(shape, ofAllActions));
        all.addAll(WrongValues.differences(shape));
        for (var difference : all) {
            differences.add(finding(
                    difference.kind() + " " + difference.subject(),
                    null,
                    own.reason(difference.kind(), difference.subject())
                            .or(() -> common.reason(difference.kind(), difference.subject()))));
        }
        var rows = Row.of(shape.contract().errors());
        var errors = rows.stream()
                .map(row -> error(row, rows, assertions.proof(shape.product(), shape.name(), row, rows), own, common))
                .toList();
        return new ActionAudit(shape.product(), shape.contract(), shape, differences, errors, own);
    }

    static Finding error(Row row, List<Row> rows, Proof proof, Exceptions own, Exceptions common) {
        if (proof == Proof.CALLED) {
            return new Finding(row.code(), row, State.TESTED, "");
        }
        if (proof == Proof.FORCED) {
            return new Finding(row.code(), row, State.FORCED, "");
        }
        var alone =
                rows.stream().filter(other -> other.code().equals(row.code())).count() == 1;
        var reason = own.reason(row, alone).or(() -> common.reason(row, alone));
        if (proof == Proof.ORDERED && reason.isEmpty()) {
            return new Finding(row.code(), row, State.ON_ORDER, "");
        }
        return finding(row.code(), row, row.again() ? reason.or(() -> Optional.of(OTHER_WORDS)) : reason);
    }

    private static Finding finding(String subject, @Nullable Row row, Optional<String> reason) {
        var state = reason.map(text -> Exceptions.isLater(text) ? State.LATER : State.EXPLAINED);
        return new Finding(subject, row, state.orElse(State.OPEN), reason.orElse("**open**"));
    }

    String path() {
        return product.folder() + "/" + contract.action();
    }

    /** The findings that nothing explains. */
    List<String> open() {
        var open = new ArrayList<String>();
        for (var difference : differences) {
            if (difference.state == State.OPEN) {
                open.add(path() + " " + difference.subject);
            }
        }
        for (var error : errors) {
            var row = error.row;
            if ((error.state == State.OPEN || error.state == State.ON_ORDER) && row != null) {
                open.add("%s error %s: %s (%d)".formatted(path(), row.code(), row.message(), row.http()));
            }
        }
        return open;
    }

    long count(State state) {
        return errors.stream().filter(error -> error.state == state).count();
    }
}
