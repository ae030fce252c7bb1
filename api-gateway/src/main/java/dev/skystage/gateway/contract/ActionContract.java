package dev.skystage.gateway.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the contract file of an action says: the test oracle and the error table, never an interpreted program. */
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
     * @param values the values that there are; empty when there is no list of them
     */
    public record Parameter(String name, String type, boolean required, List<String> values, Limits limits) {}

    /**
     * What a value may be.
     *
     * @param min the least number, or the least length of a text
     * @param max the greatest number, or the greatest length of a text
     * @param pattern the form of a text, a regular expression or like {@code yyyy-MM-ddTHH:mmZ}; empty when it is free
     * @param text all of it in words, with the highest index of a list
     */
    public record Limits(@Nullable Integer min, @Nullable Integer max, String pattern, String text) {}

    /** A path of the answer; lists are marked [], e.g. {@code Instances.Instance[].InstanceId}. */
    public record ResponsePath(String path, String type) {}
}
