package dev.skystage.gateway.lifecycle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The statuses of a resource and the moves between them in the reference documents (instance-lifecycle.json,
 * storage-lifecycle.json, events-and-tasks.json). They do not come from our lifecycles, so the two can be compared.
 * Statuses are wire names; {@link #GONE} stands for a resource that is not shown any more.
 */
record DocumentedMoves(Set<String> statuses, Set<Move> moves) {
    static final String GONE = "(released)";

    private static final Pattern REMARK = Pattern.compile("\\(.*?\\)");

    /** From one status to another. */
    record Move(String from, String to) implements Comparable<Move> {
        @Override
        public int compareTo(Move other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return from + " -> " + to;
        }
    }

    /** What is documented about a resource; empty if nothing is. */
    static DocumentedMoves of(String resource, String initial) throws IOException {
        var tree = switch (resource) {
            case "instance" -> read("instance-lifecycle.json");
            case "event" -> read("events-and-tasks.json").path("systemEvents");
            default -> read("storage-lifecycle.json").path(resource);
        };
        var statuses = new TreeSet<String>();
        for (var status : tree.has("cycleStatuses") ? tree.path("cycleStatuses") : tree.path("statuses")) {
            if (status.path("wireStatus").asBoolean(true)) {
                statuses.add(status.get("name").asString());
            }
        }
        var moves = new TreeSet<Move>();
        for (var transition : tree.path("transitions")) {
            add(moves, transition, statuses, initial);
        }
        return new DocumentedMoves(statuses, moves);
    }

    /** A documented transition is a chain: from, via, to. Where a part of it is not given there is no move. */
    private static void add(Set<Move> moves, JsonNode transition, Set<String> statuses, String initial) {
        var chain = new ArrayList<Set<String>>();
        chain.add(named(transition.get("from"), statuses, initial));
        for (var way : transition.path("via")) {
            chain.add(named(way, statuses, initial));
        }
        chain.add(named(transition.get("to"), statuses, initial));
        for (var i = 1; i < chain.size(); i++) {
            for (var from : chain.get(i - 1)) {
                for (var to : chain.get(i)) {
                    if (!from.equals(to)) {
                        moves.add(new Move(from, to));
                    }
                }
            }
        }
    }

    private static Set<String> named(JsonNode node, Set<String> statuses, String initial) {
        var texts = node.isArray() ? node.valueStream().map(JsonNode::asString).toList() : List.of(node.asString());
        var found = new LinkedHashSet<String>();
        for (var text : texts) {
            if (text.equals("(being created)")) {
                found.add(initial);
            }
            var said = REMARK.matcher(text).replaceAll("");
            for (var status : statuses) {
                if (Pattern.compile("\\b" + status + "\\b").matcher(said).find()) {
                    found.add(status);
                }
            }
            if (said.contains("released") || said.contains("deleted") || text.equals(GONE)) {
                found.add(GONE);
            }
        }
        return found;
    }

    private static JsonNode read(String name) throws IOException {
        try (var in = new ClassPathResource("contract/" + name).getInputStream()) {
            return new JsonMapper().readTree(in);
        }
    }
}
