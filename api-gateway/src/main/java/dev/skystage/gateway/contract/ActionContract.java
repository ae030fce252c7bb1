package dev.skystage.gateway.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract file of an action: the error table at run time and the oracle of tests. It is never interpreted as a
 * program.
 */
public record ActionContract(
        String product,
        String action,
        String summary,
        List<String> rules,
        List<Parameter> request,
        List<ResponsePath> response,
        List<ErrorRow> errors) {
    /**
     * A request parameter; list indexes are written N, e.g. {@code DataDisk.N.Size}.
     *
     * @param values the allowed values; empty when there is no list of them
     */
    public record Parameter(String name, String type, boolean required, List<String> values, Limits limits) {}

    /**
     * The limits of a value.
     *
     * @param min the least number, or the least length of a text
     * @param max the greatest number, or the greatest length of a text
     * @param pattern the form of a text: a regular expression, or as in {@code yyyy-MM-ddTHH:mmZ}; empty when it is
     * free
     * @param text all limits in words, also the highest index of a list
     */
    public record Limits(@Nullable Integer min, @Nullable Integer max, String pattern, String text) {}

    /** A path of the answer; lists are marked [], e.g. {@code Instances.Instance[].InstanceId}. */
    public record ResponsePath(String path, String type) {}
}
