package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.resources.identity.Statement.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the documents of policies, and says what is wrong with one that is malformed. */
final class PolicyReader {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> ELEMENTS =
            Set.of("Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "Condition", "Sid");

    private PolicyReader() {}

    static Policy permissions(String document) {
        var statements = new ArrayList<Statement>();
        for (var statement : statements(document)) {
            require(!statement.has("Principal"), "The Principal element is not allowed in this policy.");
            statements.add(new Statement(
                    denies(statement), actions(statement), resources(statement), Patterns.ALL, conditions(statement)));
        }
        return new Policy(List.copyOf(statements));
    }

    static Policy trust(String document) {
        var statements = new ArrayList<Statement>();
        for (var statement : statements(document)) {
            var principal = statement.get("Principal");
            require(
                    principal != null && principal.isObject() && !principal.isEmpty(),
                    "The Principal element is required.");
            var trusted = new ArrayList<String>();
            for (var kind : List.of("RAM", "Service", "Federated")) {
                if (principal.has(kind)) {
                    trusted.addAll(texts(principal.get(kind), "Principal"));
                }
            }
            require(!trusted.isEmpty(), "The Principal element must name RAM, Service or Federated.");
            statements.add(new Statement(
                    denies(statement),
                    actions(statement),
                    Patterns.ALL,
                    new Patterns(List.copyOf(trusted), false),
                    conditions(statement)));
        }
        return new Policy(List.copyOf(statements));
    }

    private static List<JsonNode> statements(String document) {
        JsonNode policy;
        try {
            policy = JSON.readTree(document);
        } catch (JacksonException e) {
            throw new MalformedPolicyException("The policy document is not valid JSON.");
        }
        require(policy.isObject(), "The policy document must be a JSON object.");
        require(
                policy.has("Version") && policy.get("Version").asString("").equals("1"),
                "The Version element must be \"1\".");
        var statement = policy.get("Statement");
        require(
                statement != null && (statement.isObject() || (statement.isArray() && !statement.isEmpty())),
                "The Statement element is required.");
        var statements = new ArrayList<JsonNode>();
        if (statement.isObject()) {
            statements.add(statement);
        } else {
            statement.forEach(statements::add);
        }
        for (var one : statements) {
            require(one.isObject(), "Each Statement must be a JSON object.");
            one.propertyNames()
                    .forEach(name -> require(ELEMENTS.contains(name), "The element " + name + " is not known."));
        }
        return statements;
    }

    private static boolean denies(JsonNode statement) {
        var effect = statement.has("Effect") ? statement.get("Effect").asString("") : "";
        require(effect.equals("Allow") || effect.equals("Deny"), "The Effect element must be Allow or Deny.");
        return effect.equals("Deny");
    }

    private static Patterns actions(JsonNode statement) {
        var patterns = patterns(statement, "Action");
        return new Patterns(
                patterns.any().stream()
                        .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                        .toList(),
                patterns.excepted());
    }

    private static Patterns resources(JsonNode statement) {
        var patterns = patterns(statement, "Resource");
        for (var pattern : patterns.any()) {
            require(
                    pattern.equals("*") || pattern.startsWith("acs:"),
                    "The Resource element must be * or begin with acs:.");
        }
        return new Patterns(patterns.any().stream().map(Statement::withAccount).toList(), patterns.excepted());
    }

    private static Patterns patterns(JsonNode statement, String element) {
        var excepted = statement.has("Not" + element);
        require(excepted != statement.has(element), "Either " + element + " or Not" + element + " is required.");
        return new Patterns(texts(statement.get(excepted ? "Not" + element : element), element), excepted);
    }

    private static List<Condition> conditions(JsonNode statement) {
        var conditions = new ArrayList<Condition>();
        if (!statement.has("Condition")) {
            return conditions;
        }
        var all = statement.get("Condition");
        require(all.isObject(), "The Condition element must be a JSON object.");
        for (var operator : all.properties()) {
            var known = Condition.Operator.of(operator.getKey())
                    .orElseThrow(() -> new MalformedPolicyException(
                            "The condition operator " + operator.getKey() + " is not known."));
            require(operator.getValue().isObject(), "A condition operator must hold keys with values.");
            for (var key : operator.getValue().properties()) {
                conditions.add(new Condition(known, key.getKey(), texts(key.getValue(), "Condition")));
            }
        }
        return conditions;
    }

    private static List<String> texts(JsonNode node, String element) {
        var texts = new ArrayList<String>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(text(item, element)));
        } else {
            texts.add(text(node, element));
        }
        require(!texts.isEmpty(), "The " + element + " element must not be empty.");
        return List.copyOf(texts);
    }

    private static String text(JsonNode node, String element) {
        require(
                node.isValueNode() && !node.isNull() && !node.asString().isEmpty(),
                "The " + element + " element must be a text or a list of texts.");
        return node.asString();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new MalformedPolicyException(otherwise);
        }
    }
}
