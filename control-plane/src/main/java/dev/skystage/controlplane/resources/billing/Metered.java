package dev.skystage.controlplane.resources.billing;

import dev.skystage.persistence.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A kind of resource that is charged by the second: what of it costs how much follows from its rows, by this alone. */
public interface Metered {
    /** The kind, as lifecycles name it. */
    String resource();

    /** Its entities; empty if there are none, and whoever writes its rows tells the {@link Meters}. */
    default Optional<Class<? extends Resource>> entity() {
        return Optional.empty();
    }

    /** The properties of its entities that decide about the charges, beside the status. */
    default Set<String> properties() {
        return Set.of();
    }

    /** The events of its lifecycle that may begin or end a charge. */
    default Set<String> events() {
        return Set.of();
    }

    /** What of these resources is charged as things stand; those that are gone cost nothing. */
    List<Charge> charges(Collection<String> ids);
}
