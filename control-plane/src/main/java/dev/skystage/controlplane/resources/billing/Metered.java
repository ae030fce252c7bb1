package dev.skystage.controlplane.resources.billing;

import dev.skystage.persistence.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A kind of resource that is charged by the second. Only its rows decide what costs how much. */
public interface Metered {
    /** The name of the kind in lifecycles. */
    String resource();

    /** The class of its entities. Empty if it has none: then the code that writes its rows tells the {@link Meters}. */
    default Optional<Class<? extends Resource>> entity() {
        return Optional.empty();
    }

    /** The properties of its entities that charges depend on, beside the status. */
    default Set<String> properties() {
        return Set.of();
    }

    /** The events of its lifecycle that may begin or end a charge. */
    default Set<String> events() {
        return Set.of();
    }

    /** The charges of these resources as they are now; those that are gone have none. */
    List<Charge> charges(Collection<String> ids);
}
