package dev.skystage.gateway.contract;

import dev.skystage.controlplane.api.Product;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract files, found at start and read when an action is first asked for. */
@Component
public class Contract {
    private final JsonMapper json;
    private final SortedMap<String, Resource> files = new TreeMap<>();
    private final Map<String, ActionContract> read = new ConcurrentHashMap<>();
    private final List<ErrorRow> common;
    private final Set<String> names;

    public Contract(JsonMapper json) {
        this.json = json;
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:contract/*/*.json")) {
                var path = file.getURL().getPath();
                var folder = path.substring(0, path.lastIndexOf('/'));
                var name = path.substring(folder.length() + 1, path.length() - ".json".length());
                files.put(folder.substring(folder.lastIndexOf('/') + 1) + "/" + name, file);
            }
            common = commonErrors();
            names = Set.copyOf(new ClassPathResource("action-names.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The contract of an action, if the product has the action. The network actions of ECS are those of the VPC product
     * under their old version.
     */
    public Optional<ActionContract> find(Product product, String action) {
        var found = ofProduct(product, action);
        return found.isEmpty() && product == Product.ECS ? ofProduct(Product.VPC, action) : found;
    }

    private Optional<ActionContract> ofProduct(Product product, String action) {
        var key = product.folder() + "/" + action;
        var file = files.get(key);
        return file == null ? Optional.empty() : Optional.of(read.computeIfAbsent(key, any -> parse(product, file)));
    }

    /** Whether the real cloud has the action: there is a contract file, or at least its name is known. */
    public boolean knows(Product product, String action) {
        return find(product, action).isPresent() || names.contains(product.folder() + "/" + action);
    }

    /** Actions of a product of which only the names are known, sorted. */
    public List<String> namesWithoutContract(Product product) {
        return names.stream()
                .filter(name -> name.startsWith(product.folder() + "/") && !files.containsKey(name))
                .map(name -> name.substring(product.folder().length() + 1))
                .sorted()
                .toList();
    }

    /** The actions of a product that have a contract file, sorted. */
    public List<String> actions(Product product) {
        var prefix = product.folder() + "/";
        return files.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    /** The errors that any action can give; the gateway's own come first. */
    public List<ErrorRow> common() {
        return common;
    }

    private ActionContract parse(Product product, Resource file) {
        var node = tree(file);
        return new ActionContract(
                product.name(),
                node.get("action").asString(),
                node.path("summary").asString(""),
                node.path("rules").valueStream().map(JsonNode::asString).toList(),
                node.path("request")
                        .valueStream()
                        .map(row -> new ActionContract.Parameter(
                                row.get("name").asString(),
                                row.get("type").asString(),
                                row.path("required").asBoolean(false),
                                row.path("enum")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList(),
                                new ActionContract.Limits(
                                        number(row.path("min")),
                                        number(row.path("max")),
                                        row.path("pattern").asString(""),
                                        row.path("constraints").asString("")
                                                + " "
                                                + row.path("desc").asString(""))))
                        .toList(),
                node.path("response")
                        .valueStream()
                        .map(row -> new ActionContract.ResponsePath(
                                row.get("path").asString(), row.get("type").asString()))
                        .toList(),
                errors(node));
    }

    private static @Nullable Integer number(JsonNode value) {
        return value.isInt() ? value.asInt() : null;
    }

    private List<ErrorRow> commonErrors() {
        var own = tree(new ClassPathResource("gateway-errors.json"));
        var replaced = own.path("errors")
                .valueStream()
                .filter(row -> row.path("replaces").asBoolean(false))
                .map(row -> row.get("code").asString())
                .collect(Collectors.toSet());
        var rows = new ArrayList<>(errors(own));
        errors(tree(new ClassPathResource("contract/common.json"))).stream()
                .filter(row -> !replaced.contains(row.code()))
                .forEach(rows::add);
        return List.copyOf(rows);
    }

    private static List<ErrorRow> errors(JsonNode node) {
        return node.path("errors")
                .valueStream()
                .map(row -> new ErrorRow(
                        row.get("code").asString(),
                        row.get("http").asInt(),
                        straight(row.get("message").asString()),
                        row.path("when").asString(""),
                        row.path("again").asBoolean(false)))
                .toList();
    }

    /** The documents print typographic quotes; the wire has straight ones. */
    private static String straight(String text) {
        return text.replace('\u2018', '\'')
                .replace('\u2019', '\'')
                .replace('\u201c', '"')
                .replace('\u201d', '"');
    }

    private JsonNode tree(Resource file) {
        try (InputStream in = file.getInputStream()) {
            return json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
