package dev.skystage.gateway.coverage;

import dev.skystage.gateway.contract.ActionContract.Parameter;
import dev.skystage.gateway.testing.Indexed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A parameter with a value that its contract rules out.
 *
 * @param kind why: {@code enum}, {@code limit}, {@code minimum}, {@code pattern} or {@code index}
 * @param sent the parameter's name with an index
 */
record RuledOut(String kind, Parameter parameter, String sent, String value) {
    /** Values that hardly any pattern matches. */
    private static final List<String> NONSENSE = List.of("http://a", "~", "\u00e9", "a b/", "acs:a");

    private static final Pattern HIGHEST_INDEX =
            Pattern.compile("\\bN (?:from |in \\[|is |= )?1(?:(?:-| to |, )(\\d+))?\\b");

    /** The ruled out values of an action's parameters; too high an index only for the first parameter of each list. */
    static Stream<RuledOut> of(List<Parameter> parameters) {
        var all = new ArrayList<RuledOut>();
        var lists = new ArrayList<String>();
        for (var parameter : parameters) {
            values(parameter, all);
            var list = parameter.name().indexOf(".N");
            var highest = highestIndex(parameter);
            if (list > 0
                    && highest.isPresent()
                    && !lists.contains(parameter.name().substring(0, list))) {
                lists.add(parameter.name().substring(0, list));
                var sent = Indexed.places(parameter.name()).replaceFirst("." + (highest.getAsInt() + 1));
                all.add(new RuledOut("index", parameter, Indexed.first(sent), usual(parameter)));
            }
        }
        return all.stream();
    }

    private static void values(Parameter parameter, List<RuledOut> all) {
        var sent = Indexed.first(parameter.name());
        var limits = parameter.limits();
        var isText = parameter.type().equals("String");
        if (!parameter.values().isEmpty() && !parameter.type().equals("Boolean")) {
            all.add(new RuledOut("enum", parameter, sent, "NoSuchValue"));
        }
        var most = limits.max();
        if (most != null) {
            all.add(new RuledOut("limit", parameter, sent, isText ? "a".repeat(most + 1) : Integer.toString(most + 1)));
        }
        var least = limits.min();
        if (least != null && !(isText && least < 2)) {
            var value = isText ? "a".repeat(least - 1) : Integer.toString(least - 1);
            all.add(new RuledOut("minimum", parameter, sent, value));
        }
        if (!limits.pattern().isEmpty()) {
            NONSENSE.stream()
                    .filter(value -> !matches(value, limits.pattern()))
                    .findFirst()
                    .ifPresent(value -> all.add(new RuledOut("pattern", parameter, sent, value)));
        }
    }

    /** The forms of times are not regular expressions; none of these values is a time. */
    private static boolean matches(String value, String pattern) {
        return pattern.startsWith("^") && Pattern.matches(pattern, value);
    }

    private static OptionalInt highestIndex(Parameter parameter) {
        var text = HIGHEST_INDEX.matcher(parameter.limits().text());
        if (!text.find()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(text.group(1) == null ? 1 : Integer.parseInt(text.group(1)));
    }

    private static String usual(Parameter parameter) {
        if (!parameter.values().isEmpty()) {
            return parameter.values().getFirst();
        }
        return parameter.type().equals("String") ? "abc" : "40";
    }

    /** What the refusal must name: the parameter, or the list whose index is too high. */
    String name() {
        if (kind.equals("index")) {
            return parameter.name().substring(0, parameter.name().indexOf(".N"));
        }
        var name = parameter.name().replaceAll("\\.N$", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
