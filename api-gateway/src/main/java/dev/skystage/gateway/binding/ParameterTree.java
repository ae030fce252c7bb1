package dev.skystage.gateway.binding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The flat parameters of a request as a tree: {@code DataDisk.1.Size=40} is the child Size of the child 1 of DataDisk.
 * Indexes may have gaps; one that is no number between 1 and the list's maximum is malformed.
 */
final class ParameterTree {
    static final int MAX_INDEX = 1000;
    private static final int MAX_DEPTH = 8;

    private final String name;
    private final Map<String, ParameterTree> children = new LinkedHashMap<>();
    private @Nullable String value;

    private ParameterTree(String name) {
        this.name = name;
    }

    static ParameterTree of(Map<String, String> parameters) {
        var root = new ParameterTree("");
        parameters.forEach((name, value) -> {
            var node = root;
            var start = 0;
            for (var depth = 0; depth < MAX_DEPTH; depth++) {
                var dot = name.indexOf('.', start);
                var part = dot < 0 ? name.substring(start) : name.substring(start, dot);
                var path = dot < 0 ? name : name.substring(0, dot);
                node = node.children.computeIfAbsent(part, any -> new ParameterTree(path));
                if (dot < 0) {
                    node.value = value;
                    break;
                }
                start = dot + 1;
            }
        });
        return root;
    }

    /** The name of this node on the wire, such as {@code DataDisk.1}. */
    String name() {
        return name;
    }

    /** The value; an empty one counts as absent. */
    @Nullable
    String value() {
        return value == null || value.isEmpty() ? null : value;
    }

    /** The value as it was sent: "" when it is empty, null when it is absent. */
    @Nullable
    String sent() {
        return value;
    }

    /**
     * Whether there is a value here or below. Empty parameters create nothing, because a signature need not cover them.
     */
    boolean hasValue() {
        return value() != null || children.values().stream().anyMatch(ParameterTree::hasValue);
    }

    @Nullable
    ParameterTree child(String part) {
        return children.get(part);
    }

    Collection<ParameterTree> children() {
        return children.values();
    }

    /**
     * The list items that have a value, in the order of their indexes, without gaps. IllegalArgumentException with the
     * name for an index that is no number, IndexOutOfBoundsException for one that is too high.
     */
    List<ParameterTree> items(int maxIndex) {
        var indexes = new TreeMap<Integer, ParameterTree>();
        children.forEach((part, item) -> {
            if (item.hasValue()) {
                var index = index(part);
                if (index < 1 || index > MAX_INDEX) {
                    throw new IllegalArgumentException(item.name);
                }
                if (index > maxIndex) {
                    throw new IndexOutOfBoundsException(item.name);
                }
                indexes.put(index, item);
            }
        });
        return List.copyOf(indexes.values());
    }

    private static int index(String part) {
        if (part.isEmpty() || part.length() > 4 || part.charAt(0) == '0') {
            return -1;
        }
        for (var i = 0; i < part.length(); i++) {
            if (part.charAt(i) < '0' || part.charAt(i) > '9') {
                return -1;
            }
        }
        return Integer.parseInt(part);
    }
}
