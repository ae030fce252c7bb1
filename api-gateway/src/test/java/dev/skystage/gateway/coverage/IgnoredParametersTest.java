package dev.skystage.gateway.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * No parameter is taken and silently ignored: what the newest SDKs can send and an action does not know, and what it knows
 * and nothing reads, has its reason in {@code coverage/ignored.txt}. A page of docs shows them;
 * {@code -Dcoverage.write=true} writes it.
 */
class IgnoredParametersTest {
    private static final Path PAGE = Path.of("..", "docs", "ignored-parameters.md");

    /** The dispatcher reads these. */
    private static final List<String> OF_THE_DISPATCHER = List.of("clientToken", "dryRun");

    private final List<ActionShape> shapes =
            ActionShape.all(new Contract(JsonMapper.builder().build()));
    private final Exceptions reasons = Exceptions.of("ignored.txt");

    @Test
    void everyIgnoredParameterHasAReasonAndAPageShowsIt() throws IOException {
        var shown = new TreeMap<String, Map<String, String>>();
        var open = new ArrayList<String>();
        var components = new ReadComponents();
        for (var shape : shapes) {
            for (var name : unknown(shape)) {
                explain("unknown", shape, name, shown, open);
            }
            for (var name : components.unread(request(shape))) {
                if (!OF_THE_DISPATCHER.contains(name)) {
                    explain("unread", shape, name, shown, open);
                }
            }
        }
        assertThat(open).as("ignored without a reason in coverage/ignored.txt").isEmpty();
        assertThat(reasons.unused()).as("reasons that explain nothing any more").isEmpty();
        var page = page(shown);
        if (System.getProperty("coverage.write", "").equals("true")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("written by -Dcoverage.write=true")
                .isEqualTo(page);
    }

    private void explain(
            String kind, ActionShape shape, String name, Map<String, Map<String, String>> shown, List<String> open) {
        var subject = shape.path() + " " + name;
        reasons.reason(kind, subject)
                .ifPresentOrElse(
                        reason -> shown.computeIfAbsent(shape.path(), path -> new TreeMap<>())
                                .put(name, reason),
                        () -> open.add(kind + " " + subject));
    }

    /** Names differ in case between SDKs of one product, which the binder's second names cover. */
    private static List<String> unknown(ActionShape shape) {
        return SdkParameters.of(shape).stream()
                .filter(name -> shape.accepted().stream().noneMatch(name::equalsIgnoreCase))
                .toList();
    }

    private static Class<?> request(ActionShape shape) {
        return Arrays.stream(shape.type().getDeclaredMethods())
                .filter(method -> method.getName().equals("handle"))
                .findFirst()
                .orElseThrow()
                .getParameterTypes()[0];
    }

    private static String page(Map<String, Map<String, String>> shown) {
        var page = new StringBuilder("""
                # Parameters without effect

                What the newest official SDKs can send and an action does not know, and what it takes for its form alone; all
                other parameters have their effect. Written by `IgnoredParametersTest` from
                `api-gateway/src/test/resources/coverage/ignored.txt`.

                | action | parameter | why |
                |---|---|---|
                """);
        shown.forEach((action, names) ->
                names.forEach((name, reason) -> page.append("| %s | %s | %s |%n".formatted(action, name, reason))));
        return page.toString();
    }
}
