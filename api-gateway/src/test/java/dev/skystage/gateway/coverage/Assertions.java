package dev.skystage.gateway.coverage;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.testing.AssertedErrors;
import dev.skystage.gateway.testing.KeptLines;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The refusals that tests have asserted, compared with the rows of the contract. */
final class Assertions {
    /** How a row is tested. */
    enum Proof {
        /** Calls have caused it. */
        CALLED,
        /** A test had to write into the database first. */
        FORCED,
        /** Only a test that had ordered errors has seen it. */
        ORDERED,
        NONE
    }

    private record Asserted(String action, int http, String code, Proof proof, String said, String message) {
        static Asserted of(String line) {
            var parts = line.split("\t", -1);
            return new Asserted(
                    parts[0],
                    Integer.parseInt(parts[1]),
                    parts[2],
                    Proof.valueOf(parts[3].toUpperCase(Locale.ROOT)),
                    parts[4],
                    parts[5]);
        }
    }

    private final Contract contract;
    private final List<Asserted> asserted;

    Assertions(Contract contract) throws IOException {
        this.contract = contract;
        asserted =
                KeptLines.read(AssertedErrors.NAME).stream().map(Asserted::of).toList();
    }

    /** Whether a row of an action's contract is tested. */
    Proof proof(Product product, String action, Row row, List<Row> rows) {
        return proof(
                asserted.stream().filter(line -> isOf(line, product, action)).toList(), row, rows);
    }

    /** Whether a row that all actions have is tested with any of them. */
    Proof proof(Row row, List<Row> rows) {
        return proof(asserted, row, rows);
    }

    private static Proof proof(List<Asserted> lines, Row row, List<Row> rows) {
        return lines.stream()
                .filter(line -> tells(line, row, rows))
                .map(Asserted::proof)
                .min(Comparator.naturalOrder())
                .orElse(Proof.NONE);
    }

    /** If several rows have the code and the status, the asserted part of the message must identify the row. */
    private static boolean tells(Asserted line, Row row, List<Row> rows) {
        if (!line.code.equals(row.code()) || line.http != row.http() || !row.fits(line.message)) {
            return false;
        }
        return rows.stream()
                .filter(other -> !other.equals(row)
                        && !other.again()
                        && other.code().equals(row.code())
                        && other.http() == row.http())
                .noneMatch(other -> other.isTemplate()
                        ? row.isTemplate()
                        : line.said.isEmpty() || other.message().contains(line.said));
    }

    /** The network actions of ECS are those of the VPC product, unless they have a contract of their own. */
    private boolean isOf(Asserted line, Product product, String action) {
        return line.action.equals(product.folder() + "/" + action)
                || (product == Product.VPC
                        && line.action.equals("ecs/" + action)
                        && !contract.actions(Product.ECS).contains(action));
    }
}
