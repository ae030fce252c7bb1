package dev.skystage.controlplane.lifecycle;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.persistence.Stateful;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.configurers.ExternalTransitionConfigurer;

/**
 * The lifecycle of a kind of resource: a table of (status, event) -> status. It is defined as a Spring State Machine,
 * built once at start and flattened to an immutable map, because a machine per event costs more than the database work
 * (docs/adr/0003). The status is what the row's column says; it is changed under a row lock and its version is counted.
 * Only a lifecycle writes a status, and it tells each firing to the {@link FiringListener}s, first to the {@link
 * History}.
 */
public abstract class Lifecycle<S extends Enum<S>, E extends Enum<E>> {
    private final Class<S> statuses;
    private final Class<E> events;
    private final S initial;
    private final String refusal;
    private final CloudClock clock;
    private final List<FiringListener> listeners;
    private final Map<S, Map<E, S>> table;

    /** Defines the transitions. */
    protected interface Transitions<S, E> {
        Transitions<S, E> on(E event, S from, S to);
    }

    protected Lifecycle(
            Class<S> statuses,
            Class<E> events,
            S initial,
            String refusal,
            CloudClock clock,
            List<FiringListener> listeners) {
        this.statuses = statuses;
        this.events = events;
        this.initial = initial;
        this.refusal = refusal;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
        this.table = flatten(machine());
    }

    protected abstract void define(Transitions<S, E> transitions);

    /** The kind of resource, such as "instance". */
    public abstract String resource();

    /** Fires the event on a locked row, or refuses with the resource's incorrect-status code. */
    public void fire(Stateful<S> row, E event, String cause) {
        fire(List.of(row), event, cause);
    }

    /** Fires the event on locked rows; either all or none. */
    public void fire(Collection<? extends Stateful<S>> rows, E event, String cause) {
        if (rows.isEmpty()) {
            return;
        }
        var from = rows.stream().map(row -> row.status().name()).toList();
        for (var row : rows) {
            row.become(next(row.status(), event).orElseThrow(() -> new ApiException(refusal)));
        }
        tell(rows, event.name(), from, cause);
    }

    /** Begins the history of new rows: the event CREATE, from no status to the initial one. */
    public void begin(Collection<? extends Stateful<S>> rows, String cause) {
        tell(rows, Firing.CREATE, Collections.nCopies(rows.size(), ""), cause);
    }

    private void tell(Collection<? extends Stateful<S>> rows, String event, List<String> from, String cause) {
        var firing = new Firing(resource(), List.copyOf(rows), event, from, cause, clock.now());
        listeners.forEach(listener -> listener.fired(firing));
    }

    /** The status that the event leads to; empty if it is not allowed in this status. */
    public Optional<S> next(S status, E event) {
        return Optional.ofNullable(table.getOrDefault(status, Map.of()).get(event));
    }

    /** All transitions: status to event to status. */
    public Map<S, Map<E, S>> table() {
        return table;
    }

    public S initial() {
        return initial;
    }

    /** The machine as a Mermaid state diagram; always the same text for the same machine. */
    public String mermaid() {
        var lines = new StringJoiner("\n    ", "stateDiagram-v2\n    ", "\n");
        lines.add("[*] --> " + initial);
        for (var from : EnumSet.allOf(statuses)) {
            var moves = table.getOrDefault(from, Map.of());
            var events = new EnumMap<S, StringJoiner>(statuses);
            moves.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(move -> events.computeIfAbsent(move.getValue(), to -> new StringJoiner(", "))
                            .add(move.getKey().name()));
            events.forEach((to, names) -> lines.add(from + " --> " + to + " : " + names));
            if (moves.isEmpty()) {
                lines.add(from + " --> [*]");
            }
        }
        return lines.toString();
    }

    /** All statuses. */
    public EnumSet<S> statuses() {
        return EnumSet.allOf(statuses);
    }

    /** All events. */
    public EnumSet<E> events() {
        return EnumSet.allOf(events);
    }

    /** A new state machine of the definition, for tests that compare it with the table. */
    public final StateMachine<S, E> machine() {
        try {
            var builder = StateMachineBuilder.<S, E>builder();
            builder.configureConfiguration().withConfiguration().autoStartup(false);
            builder.configureStates().withStates().initial(initial).states(EnumSet.allOf(statuses));
            var last = new Object() {
                ExternalTransitionConfigurer<S, E> transition =
                        builder.configureTransitions().withExternal();
                boolean used;
            };
            define(new Transitions<>() {
                @Override
                public Transitions<S, E> on(E event, S from, S to) {
                    try {
                        if (last.used) {
                            last.transition = last.transition.and().withExternal();
                        }
                        last.used = true;
                        last.transition.source(from).target(to).event(event);
                        return this;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            return builder.build();
        } catch (Exception e) {
            throw new IllegalStateException("lifecycle of " + statuses.getSimpleName(), e);
        }
    }

    private Map<S, Map<E, S>> flatten(StateMachine<S, E> machine) {
        var flat = new EnumMap<S, Map<E, S>>(statuses);
        for (var transition : machine.getTransitions()) {
            flat.computeIfAbsent(transition.getSource().getId(), status -> new EnumMap<>(events))
                    .put(
                            transition.getTrigger().getEvent(),
                            transition.getTarget().getId());
        }
        return Map.copyOf(flat);
    }
}
