package dev.skystage.gateway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.lifecycle.Lifecycle;
import dev.skystage.gateway.coverage.Exceptions;
import dev.skystage.gateway.lifecycle.DocumentedMoves.Move;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Compares the tables of the lifecycles with the transitions in the reference documents. Differences and their reasons
 * are in coverage/lifecycles.txt: {@code adds} for what only we have, {@code lacks} for what only the documents have.
 */
@StagingCloudTest
class LifecycleOracleTest {
    private static final Set<String> GONE = Set.of("Releasing", "Released", "Deleting", "Deleted");

    @Autowired
    List<Lifecycle<?, ?>> lifecycles;

    @Test
    void everyLifecycleMovesAsTheDocumentsSay() throws IOException {
        var reviewed = Exceptions.of("lifecycles.txt");
        var differences = new ArrayList<String>();
        for (var lifecycle : lifecycles) {
            compare(lifecycle, reviewed, differences);
        }
        assertThat(differences).as("moves without a reason in lifecycles.txt").isEmpty();
        assertThat(reviewed.unused()).as("lines that match nothing").isEmpty();
    }

    private static <S extends Enum<S>, E extends Enum<E>> void compare(
            Lifecycle<S, E> lifecycle, Exceptions reviewed, List<String> differences) throws IOException {
        var documented = DocumentedMoves.of(lifecycle.resource(), wire(lifecycle.initial()));
        if (documented.statuses().isEmpty()) {
            return; // the documents describe instances, storage and events only
        }
        var ours = new TreeSet<Move>();
        lifecycle
                .table()
                .forEach((from, moves) -> moves.values().forEach(to -> ours.add(new Move(shown(from), shown(to)))));
        ours.removeIf(move -> move.from().equals(move.to()));
        var statuses = new TreeSet<String>();
        lifecycle.statuses().forEach(status -> statuses.add(shown(status)));
        statuses.remove(DocumentedMoves.GONE);

        note("adds", lifecycle, difference(ours, documented.moves()), reviewed, differences);
        note("lacks", lifecycle, difference(documented.moves(), ours), reviewed, differences);
        note("adds", lifecycle, difference(statuses, documented.statuses()), reviewed, differences);
        note("lacks", lifecycle, difference(documented.statuses(), statuses), reviewed, differences);
    }

    private static void note(
            String kind, Lifecycle<?, ?> lifecycle, Set<?> found, Exceptions reviewed, List<String> differences) {
        for (var one : found) {
            var subject = lifecycle.resource() + ": " + one;
            if (reviewed.reason(kind, subject).isEmpty()) {
                differences.add(kind + " " + subject);
            }
        }
    }

    private static <T> Set<T> difference(Set<T> all, Set<T> without) {
        var left = new TreeSet<>(all);
        left.removeAll(without);
        return left;
    }

    /** A resource that is being released counts as gone, whatever it shows until then. */
    private static String shown(Enum<?> status) {
        var wire = wire(status);
        return GONE.contains(wire) || status.name().equals("RELEASING") ? DocumentedMoves.GONE : wire;
    }

    /** Every enum of statuses has the name that the API shows. */
    private static String wire(Enum<?> status) {
        try {
            return String.valueOf(status.getDeclaringClass().getMethod("wire").invoke(status));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
