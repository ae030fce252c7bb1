package dev.skystage.gateway.coverage;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.coverage.ActionShape.Difference;
import dev.skystage.gateway.testing.KeptLines;
import dev.skystage.gateway.testing.ObservedShapes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our answers, as the tests have seen them, compared with recorded answers of the real service: which keys exist, when
 * they are present, their JSON types and their order.
 */
final class RecordedAnswers {
    /** If a key is missing in this share of recorded objects, we must not always give it either. */
    private static final double OFTEN_MISSING = 0.2;

    private static final Set<String> BELIEVED_TYPES = Set.of("recorded", "log", "doc in real order");
    private static final JsonMapper JSON = new JsonMapper();

    /** What was seen at the paths of one action. */
    private static final class Seen {
        final Map<String, Set<List<String>>> keys = new HashMap<>();
        final Map<String, Set<String>> types = new HashMap<>();
    }

    private final Map<String, Seen> actions = new HashMap<>();

    RecordedAnswers() throws IOException {
        for (var line : KeptLines.read(ObservedShapes.NAME)) {
            var parts = line.split("\t", -1);
            var seen = actions.computeIfAbsent(parts[0], any -> new Seen());
            if (parts[2].equals("type")) {
                seen.types.computeIfAbsent(parts[1], any -> new HashSet<>()).add(parts[3]);
            } else {
                seen.keys
                        .computeIfAbsent(parts[1], any -> new HashSet<>())
                        .add(parts[3].isEmpty() ? List.of() : List.of(parts[3].split(",")));
            }
        }
    }

    /**
     * How our answers differ. Kinds: {@code unseen} (no test has seen such an answer or object), {@code lacks},
     * {@code sometimes} and {@code always} (a key that we never, not always, or always give, and the real service
     * otherwise), {@code type}, {@code order}, {@code invents}.
     */
    List<Difference> differences(ActionShape action) throws IOException {
        var resource = new ClassPathResource("recorded/" + action.path() + ".json");
        if (!resource.exists()) {
            return List.of();
        }
        var seen = actions.get(action.path());
        if (seen == null) {
            return List.of(new Difference("unseen", "answer"));
        }
        JsonNode recorded;
        try (var in = resource.getInputStream()) {
            recorded = JSON.readTree(in);
        }
        var differences = new ArrayList<Difference>();
        recorded.get("keys").forEachEntry((path, key) -> compare(path, key, seen, differences));
        invented(recorded.get("keys"), action, seen, differences);
        order(recorded.get("order"), action.product(), seen, differences);
        return differences;
    }

    private static void compare(String path, JsonNode key, Seen seen, List<Difference> differences) {
        var kind = key.get(1).asString();
        var types = Set.of(key.get(0).asString().split("\\|"));
        var ours = seen.types.getOrDefault(path, Set.of());
        if (BELIEVED_TYPES.contains(kind) && !types.containsAll(ours)) {
            differences.add(new Difference("type", path + " " + String.join("|", ours)));
        }
        if (!kind.equals("recorded") || key.size() < 3 || path.endsWith("[]")) {
            return;
        }
        var presence = key.get(2).asString().split("/");
        var share = Double.parseDouble(presence[0]) / Double.parseDouble(presence[1]);
        var name = path.substring(path.lastIndexOf('.') + 1);
        var objects = seen.keys.get(path.substring(0, Math.max(path.lastIndexOf('.'), 0)));
        if (objects == null) {
            return; // reported once already, for the object itself
        }
        var with = objects.stream().filter(keys -> keys.contains(name)).count();
        if (with == 0) {
            differences.add(new Difference("lacks", path));
        } else if (with < objects.size() && share == 1) {
            differences.add(new Difference("sometimes", path));
        } else if (with == objects.size() && share <= 1 - OFTEN_MISSING) {
            differences.add(new Difference("always", path));
        }
        if (with > 0 && types.contains("array") && !seen.types.containsKey(path + "[]")) {
            differences.add(new Difference("unseen", path + "[]"));
        }
    }

    private static void invented(JsonNode recorded, ActionShape action, Seen seen, List<Difference> differences) {
        var known = new HashSet<String>();
        for (var path : action.contract().response()) {
            var all = path.path();
            while (!all.isEmpty()) {
                known.add(all);
                known.add(all.endsWith("[]") ? all.substring(0, all.length() - 2) : all);
                all = all.substring(0, Math.max(all.lastIndexOf('.'), 0));
            }
        }
        seen.keys.forEach((path, objects) -> objects.stream()
                .flatMap(List::stream)
                .distinct()
                .map(name -> path.isEmpty() ? name : path + "." + name)
                .filter(full -> !recorded.has(full) && !known.contains(full) && !known.contains(full + "[]"))
                .forEach(full -> differences.add(new Difference("invents", full))));
    }

    /** The real service keeps its answers in a HashMap; those of VPC and Location have the order of their classes. */
    private static void order(JsonNode recorded, Product product, Seen seen, List<Difference> differences) {
        var isHashed = product == Product.ECS || product == Product.STS;
        seen.keys.forEach((path, objects) -> {
            var expected = recorded.path(path.isEmpty() ? "(root)" : path)
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            var wrong = objects.stream()
                    .anyMatch(keys -> isHashed ? !hashed(keys).equals(keys) : !isInOrder(keys, expected));
            if (wrong) {
                differences.add(new Difference("order", path.isEmpty() ? "(root)" : path));
            }
        });
    }

    /** Keys in the same bucket keep their order: it is that of insertion, which is unknown. */
    private static List<String> hashed(List<String> keys) {
        var map = new HashMap<String, String>();
        keys.forEach(key -> map.put(key, key));
        return List.copyOf(map.keySet());
    }

    private static boolean isInOrder(List<String> keys, List<String> expected) {
        var places = new LinkedHashMap<String, Integer>();
        expected.forEach(key -> places.put(key, places.size()));
        var ours = keys.stream().filter(places::containsKey).map(places::get).toList();
        return ours.equals(ours.stream().sorted().toList());
    }
}
