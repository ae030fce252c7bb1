package dev.skystage.controlplane.resources.instance;

import dev.skystage.persistence.instance.Instance;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something that is done to locked instances, one or many. First what it needs to know is read for all at once, then
 * each is checked, then those that passed are changed in bulk.
 */
public interface InstanceVerb {
    /**
     * Reads what it needs for all of these, and returns a check that refuses the instances which it cannot be done to.
     */
    Consumer<Instance> check(Collection<Instance> all);

    /** Does it to the instances that passed. */
    void apply(Collection<Instance> passed);

    /** Does it to one instance or refuses. */
    default void to(Instance instance) {
        check(List.of(instance)).accept(instance);
        apply(List.of(instance));
    }
}
