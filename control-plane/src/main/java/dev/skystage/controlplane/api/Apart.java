package dev.skystage.controlplane.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How an action treats several resources: each on its own, so that a refusal of one does not stop the others, or all
 * together, so that the first refusal is the answer. First all are checked, then those that passed are changed in bulk.
 */
public enum Apart {
    /** All or none. */
    ALL_TOGETHER("AllTogether"),
    /** Each on its own. */
    SUCCESS_FIRST("SuccessFirst");

    private final String wire;

    Apart(String wire) {
        this.wire = wire;
    }

    /** The mode that BatchOptimization names; all together if it is absent. */
    public static Apart of(@Nullable String batchOptimization) {
        if (batchOptimization == null) {
            return ALL_TOGETHER;
        }
        for (var mode : values()) {
            if (mode.wire.equals(batchOptimization)) {
                return mode;
            }
        }
        throw ApiException.invalid("BatchOptimization");
    }

    /** The resources that passed, and the refusals of the others, in the order in which they were given. */
    public record Sorted<T>(List<T> passed, Map<T, ApiException> refused) {}

    /** Checks each. A refusal is collected, or thrown if it is all or none. */
    public <T> Sorted<T> each(Collection<T> all, Consumer<? super T> check) {
        var passed = new ArrayList<T>();
        var refused = new LinkedHashMap<T, ApiException>();
        for (var one : all) {
            try {
                check.accept(one);
                passed.add(one);
            } catch (ApiException refusal) {
                if (this == ALL_TOGETHER) {
                    throw refusal;
                }
                refused.put(one, refusal);
            }
        }
        return new Sorted<>(passed, refused);
    }
}
