package dev.skystage.gateway.binding;

import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.WireName;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds the parameters of a request to a record: strings, integers, numbers, booleans, times, enumerated values ({@link
 * dev.skystage.controlplane.api.WireEnum}), lists in one text ({@link dev.skystage.controlplane.api.ListText}), nested
 * records ({@code SystemDisk.Size}), lists ({@code InstanceId.1}), lists of records ({@code Tag.1.Key}) and records
 * whose components stand among the others ({@link Flat}). Compiled once per record type. A component's wire name is its
 * name with a capital unless {@link WireName} lists others. Unknown parameters are ignored, empty values count as
 * absent, and a nested record exists if a parameter that it knows has a value (docs/adr/0004 says why this is not
 * Spring's DataBinder).
 */
public final class RecordBinder<R> {
    /**
     * A parameter that a request type takes; lists are written as {@code Tag.N.Key}.
     *
     * @param values the enumerated values; empty when any text, number or flag will do
     */
    public record Accepted(String name, boolean required, List<String> values) {}

    private final Constructor<R> constructor;
    private final List<Part> parts;

    public RecordBinder(Class<R> type) {
        var components = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        constructor.setAccessible(true);
        parts = Arrays.stream(components).map(Part::of).toList();
        var names = new HashSet<String>();
        for (var part : parts) {
            for (var name : part.names()) {
                if (!names.add(name)) {
                    throw new IllegalStateException(type.getName() + " takes " + name + " twice");
                }
            }
        }
    }

    /** Binds all parameters of a request. */
    public R bind(Map<String, String> parameters) {
        return bind(ParameterTree.of(parameters));
    }

    /** The parameters that the type takes, for the audit against the contract. */
    public List<Accepted> accepted() {
        return parts.stream().flatMap(part -> part.accepted().stream()).toList();
    }

    /** The first name of each parameter of the record. */
    List<String> names() {
        return parts.stream().flatMap(part -> part.names().stream()).toList();
    }

    /** Whether any parameter that the record knows has a value. */
    boolean isGiven(ParameterTree tree) {
        for (var part : parts) {
            if (part.isGiven(tree)) {
                return true;
            }
        }
        return false;
    }

    R bind(ParameterTree tree) {
        var values = new @Nullable Object[parts.size()];
        for (var i = 0; i < values.length; i++) {
            var part = parts.get(i);
            values[i] = part.read(tree);
            if (values[i] == null && part.required()) {
                var prefix = tree.name().isEmpty() ? "" : tree.name() + ".";
                throw new MissingParameterException(prefix + part.names().getFirst());
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
