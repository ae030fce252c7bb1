package dev.skystage.gateway.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.coverage.ActionAudit.Finding;
import dev.skystage.gateway.coverage.ActionAudit.State;
import dev.skystage.gateway.testing.KeptLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract audit. It runs after all other tests, in an execution of its own: compares every action's records with
 * its contract file and every documented error with what the tests have asserted, and generates the pages of docs,
 * which must equal the committed ones. {@code -Dcoverage.write=true} writes all pages, {@code
 * -Dcoverage.write=AttachDisk} only those of that action, for which its own tests are enough.
 */
class CoverageCheck {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path EXCEPTIONS = Path.of("src", "test", "resources", "coverage");

    private final Contract contract = new Contract(JsonMapper.builder().build());
    private final Exceptions forAll = Exceptions.of("common.txt");
    private final Exceptions ofCommonErrors = Exceptions.of("common-errors.txt");
    private final List<ActionAudit> actions = new ArrayList<>();
    private final List<Finding> common;
    private final List<String> inOtherWords;

    CoverageCheck() throws IOException {
        var assertions = new Assertions(contract);
        var recorded = new RecordedAnswers();
        var written = new TreeMap<String, ActionShape>();
        ActionShape.all(contract).forEach(shape -> written.put(shape.path(), shape));
        for (var product : Product.values()) {
            for (var name : contract.actions(product)) {
                var shape = written.get(product.folder() + "/" + name);
                actions.add(
                        shape == null
                                ? ActionAudit.of(
                                        product, contract.find(product, name).orElseThrow())
                                : ActionAudit.of(shape, contract.common(), assertions, recorded, forAll));
            }
        }
        var rows = CommonErrors.rows(contract);
        common = rows.stream()
                .map(row -> ActionAudit.error(
                        row, rows, assertions.proof(row, rows), ofCommonErrors, Exceptions.of("none")))
                .toList();
        inOtherWords = RecordedErrors.ofTheGateway(rows, ofCommonErrors);
    }

    @Test
    void everyDifferenceAndEveryUntestedErrorHasAReason() {
        assertThat(actions.stream().flatMap(action -> action.open().stream()))
                .as("neither tested nor explained in src/test/resources/coverage/<product>/<Action>.txt")
                .isEmpty();
        assertThat(common.stream().filter(error -> error.state() == State.OPEN))
                .as("errors of all actions, neither tested nor explained in common-errors.txt")
                .isEmpty();
    }

    @Test
    void everyReasonIsNeeded() throws IOException {
        var unused = new ArrayList<>(forAll.unused());
        unused.addAll(ofCommonErrors.unused());
        actions.forEach(action -> unused.addAll(action.own().unused()));
        assertThat(unused).as("lines that match nothing").isEmpty();
        var known = actions.stream()
                .filter(action -> action.shape() != null)
                .map(action -> action.path() + ".txt")
                .toList();
        try (var files = Files.walk(EXCEPTIONS)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.getParent().equals(EXCEPTIONS))
                            .map(file -> EXCEPTIONS.relativize(file).toString()))
                    .as("files of exceptions without a written action")
                    .allMatch(known::contains);
        }
    }

    /** Recorded errors that name no action come from the gateway. */
    @Test
    void theGatewayRefusesInRecordedWords() {
        assertThat(inOtherWords)
                .as("recorded refusals that the gateway words otherwise, without a reason in common-errors.txt")
                .isEmpty();
    }

    /** Refusals that actions threw during the tests and that match no row of the contract, or several. */
    @Test
    void everyRefusalHasItsRow() throws IOException {
        assertThat(KeptLines.read(KeptDoubts.NAME)).isEmpty();
    }

    @Test
    void thePagesAreWhatIsCommitted() throws IOException {
        var pages = new CoveragePages(contract, actions, common).all();
        System.out.println(summary());
        var wanted = System.getProperty("coverage.write", "");
        for (var page : pages.entrySet()) {
            var file = DOCS.resolve(page.getKey());
            if (wanted.equals("true") || page.getKey().endsWith("/" + wanted + ".md")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, page.getValue());
            }
        }
        assertThat(committed()).as("pages in docs").containsExactlyElementsOf(pages.keySet());
        var stale = new ArrayList<String>();
        for (var page : pages.entrySet()) {
            if (!page.getValue().equals(Files.readString(DOCS.resolve(page.getKey())))) {
                stale.add(page.getKey());
            }
        }
        assertThat(stale)
                .as("pages that differ from those in docs: write them with -Dcoverage.write=true")
                .isEmpty();
    }

    private static List<String> committed() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS.resolve("coverage"))) {
            return Stream.concat(Stream.of(DOCS.resolve(CoveragePages.INDEX)), files.filter(Files::isRegularFile))
                    .map(file -> DOCS.relativize(file).toString())
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String summary() {
        var written = actions.stream().filter(action -> action.shape() != null).toList();
        var states = Arrays.stream(State.values())
                .filter(state -> state != State.UNWRITTEN)
                .map(state -> state.name().toLowerCase(java.util.Locale.ROOT) + " "
                        + written.stream()
                                .mapToLong(action -> action.count(state))
                                .sum())
                .toList();
        return "%d of %d actions of the contract are written. Their %d documented errors: %s."
                .formatted(
                        written.size(),
                        actions.size(),
                        written.stream()
                                .mapToInt(action -> action.errors().size())
                                .sum(),
                        String.join(", ", states));
    }
}
