package dev.skystage.gateway.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.contract.ErrorRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * The codes that the compiled code throws have rows. What shared classes throw is known only when they run: the error
 * table notes doubts about that.
 */
class ThrownCodesTest {
    private final Contract contract = new Contract(JsonMapper.builder().build());
    private final Set<String> ofAllActions =
            contract.common().stream().map(ErrorRow::code).collect(Collectors.toSet());

    @Test
    void everyThrownCodeIsInTheContract() throws IOException {
        var known = known();
        var unknown = new TreeSet<String>();
        for (var compiled : main()) {
            compiled.thrown().stream()
                    .filter(code -> !known.contains(code))
                    .forEach(code -> unknown.add(compiled.name() + " throws " + code));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void anActionNamesOnlyCodesOfItsOwn() throws IOException {
        var known = known();
        var foreign = new TreeSet<String>();
        for (var action : ActionShape.all(contract)) {
            var own = codes(action);
            for (var compiled : main()) {
                if (compiled.isPartOf(action.type())) {
                    compiled.texts().stream()
                            .filter(text -> known.contains(text) && !own.contains(text) && !ofAllActions.contains(text))
                            .forEach(text -> foreign.add(action.path() + " names " + text));
                }
            }
        }
        assertThat(foreign).isEmpty();
    }

    @Test
    void findsTheCodesOfAClass() throws IOException {
        var compiled = CompiledClass.of(
                getClass().getClassLoader().getResource(Sample.class.getName().replace('.', '/') + ".class"));
        assertThat(compiled.thrown()).containsExactlyInAnyOrder("One", "Two", "Three");
        assertThat(compiled.texts()).contains("elsewhere");
    }

    private Set<String> known() {
        var known = new HashSet<>(ofAllActions);
        for (var product : Product.values()) {
            for (var action : contract.actions(product)) {
                contract.find(product, action).orElseThrow().errors().forEach(row -> known.add(row.code()));
            }
        }
        return known;
    }

    /** The codes of an action; with several products, those of each. */
    private Set<String> codes(ActionShape action) {
        var codes = new HashSet<String>();
        for (var product : Product.values()) {
            contract.find(product, action.name())
                    .ifPresent(found -> found.errors().forEach(row -> codes.add(row.code())));
        }
        return codes;
    }

    private static List<CompiledClass> main() throws IOException {
        var found = new ArrayList<CompiledClass>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:dev/skystage/**/*.class")) {
            if (!file.getURL().getPath().contains("/test-classes/")) {
                found.add(CompiledClass.of(file.getURL()));
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    /** Throws in all three ways. */
    private static final class Sample {
        @SuppressWarnings("unused") // only its bytecode is read
        static void refuse(boolean well, String detail) {
            ApiException.check(well, "One");
            ApiException.check(well, "Two", "elsewhere");
            throw new ApiException("Three", detail.strip());
        }
    }
}
