package dev.skystage.gateway.actuator;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every query of the chart's alerts and dashboards uses only metrics and labels that the cloud really has. */
@StagingCloudTest
class QueriesTest {
    private static final Path CHART = Path.of("../deploy/helm/skystage");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern SELECTOR = Pattern.compile("([a-z_:][a-z0-9_:]*)\\s*\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without)\\s*\\(([^)]*)\\)");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:$][a-zA-Z0-9_:]*");
    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? [^ ]+$");

    /** Labels that the scraper adds. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("namespace", "pod", "job", "instance");

    private static final Set<String> LANGUAGE = Set.of(
            "sum",
            "max",
            "min",
            "avg",
            "rate",
            "increase",
            "topk",
            "by",
            "without",
            "or",
            "and",
            "unless",
            "absent",
            "on",
            "ignoring");

    @Test
    void everyQueryUsesExistingMetricsAndLabels(Account account, Management management) throws IOException {
        account.runningInstance();
        account.call("DescribeInstances", "Status", "Nonsense");
        management.post("billing/" + account.id(), "{\"balance\": \"100\"}"); // so that an account will run dry
        System.gc(); // the metrics of the collector appear with the first collection
        var samples = await() // the money of accounts is read once a second
                .until(() -> samples(management.get("prometheus").body().asString()), QueriesTest::tellsWhoRunsDry);
        var problems = new TreeSet<String>();
        var queries = queries();
        assertThat(queries).hasSizeGreaterThan(20);
        for (var query : queries) {
            for (var problem : problems(query, samples)) {
                problems.add(problem + " in " + query);
            }
        }
        assertThat(problems).isEmpty();
        management.post("billing/" + account.id(), "{\"creditLimit\": \"unlimited\"}");
    }

    private static boolean tellsWhoRunsDry(Map<String, Set<String>> samples) {
        return samples.containsKey("skystage_accounts_next_dry_seconds");
    }

    /** Makes sure that the check finds what is wrong. */
    @Test
    void aWrongQueryIsFound() {
        var samples = samples("up 1\njvm_memory_used_bytes{area=\"heap\",id=\"x\"} 5.0\n");
        assertThat(problems("sum by (area) (jvm_memory_used_bytes{area=\"heap\"})", samples))
                .isEmpty();
        assertThat(problems("sum by (region) (jvm_memory_used_bytes)", samples)).containsExactly("no label region");
        assertThat(problems("jvm_memory_used_bytes{zone=\"heap\"}", samples)).containsExactly("no label zone");
        assertThat(problems("rate(jvm_memory[5m]) > 5", samples)).containsExactly("no metric jvm_memory");
    }

    private static List<String> problems(String query, Map<String, Set<String>> samples) {
        var problems = new ArrayList<String>();
        var bare = TEXT.matcher(query).replaceAll("\"\"");
        var metrics = new HashSet<String>();
        var rest = GROUPING.matcher(SELECTOR.matcher(bare).replaceAll("$1"))
                .replaceAll(" ")
                .replaceAll("\\[[^]]*]", " ");
        for (var words = WORD.matcher(rest); words.find(); ) {
            var word = words.group();
            if (!LANGUAGE.contains(word)) {
                metrics.add(word);
                if (!samples.containsKey(word) && !word.equals("up")) {
                    problems.add("no metric " + word);
                }
            }
        }
        for (var selectors = SELECTOR.matcher(bare); selectors.find(); ) {
            for (var labels = LABEL.matcher(selectors.group(2)); labels.find(); ) {
                requireLabel(labels.group(1), Set.of(selectors.group(1)), samples, problems);
            }
        }
        for (var groupings = GROUPING.matcher(bare); groupings.find(); ) {
            for (var label : groupings.group(1).split(",")) {
                requireLabel(label.strip(), metrics, samples, problems);
            }
        }
        return problems;
    }

    private static void requireLabel(
            String label, Set<String> metrics, Map<String, Set<String>> samples, List<String> problems) {
        var known = metrics.stream()
                .flatMap(metric -> samples.getOrDefault(metric, Set.of()).stream())
                .collect(toSet());
        if (!OF_THE_SCRAPE.contains(label) && !known.contains(label)) {
            problems.add("no label " + label);
        }
    }

    /** The labels of each metric. */
    private static Map<String, Set<String>> samples(String text) {
        var samples = new HashMap<String, Set<String>>();
        for (var line : text.split("\n")) {
            var sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                var labels = samples.computeIfAbsent(sample.group(1), metric -> new HashSet<>());
                if (sample.group(2) != null) {
                    var names = LABEL.matcher(TEXT.matcher(sample.group(2)).replaceAll("\"\""));
                    while (names.find()) {
                        labels.add(names.group(1));
                    }
                }
            }
        }
        return samples;
    }

    private static List<String> queries() throws IOException {
        var queries = new ArrayList<String>();
        List<Map<String, Object>> alerts = new Yaml().load(Files.readString(CHART.resolve("alerts.yaml")));
        alerts.forEach(alert -> queries.add(String.valueOf(alert.get("expr"))));
        var json = new JsonMapper();
        try (var dashboards = Files.list(CHART.resolve("dashboards"))) {
            for (var dashboard : dashboards.toList()) {
                json.readTree(Files.readString(dashboard)).findValues("expr").stream()
                        .map(JsonNode::asString)
                        .forEach(queries::add);
            }
        }
        return queries;
    }
}
