package dev.skystage.gateway.binding;

import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.WireName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Binds the parameters of a request to a record: strings, integers, numbers, booleans, nested records
 * ({@code SystemDisk.Size}), lists ({@code InstanceId.1}) and lists of records ({@code Tag.1.Key}). Compiled once per
 * record type. A component's wire name is its name with a capital unless {@link WireName} lists others. Unknown
 * parameters are ignored, empty values count as absent (docs/adr/0004 says why this is not Spring's DataBinder).
 */
public final class RecordBinder<R> {
    /** A name under which a request type takes a parameter, lists written as {@code Tag.N.Key}. */
    public record Accepted(String name, boolean required) {}

    private record Part(
            List<String> names,
            boolean required,
            boolean list,
            boolean flat,
            Function<ParameterTree, @Nullable Object> read,
            List<Accepted> accepted) {}

    private static final Map<Class<?>, Function<String, Object>> SCALARS = Map.of(
            String.class, text -> text,
            Integer.class, Integer::valueOf,
            Long.class, Long::valueOf,
            Double.class, RecordBinder::finite,
            BigDecimal.class, RecordBinder::decimal,
            Boolean.class, RecordBinder::flag);

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
        parts = Arrays.stream(components).map(RecordBinder::part).toList();
    }

    /** Binds all parameters of a request. */
    public R bind(Map<String, String> parameters) {
        return bind(ParameterTree.of(parameters));
    }

    /** The parameters that the type takes, for the audit against the contract. */
    public List<Accepted> accepted() {
        return parts.stream().flatMap(part -> part.accepted.stream()).toList();
    }

    private R bind(ParameterTree tree) {
        var values = new @Nullable Object[parts.size()];
        for (var i = 0; i < values.length; i++) {
            var part = parts.get(i);
            if (part.flat) {
                values[i] = part.read.apply(tree);
                continue;
            }
            for (var name : part.names) {
                var child = tree.child(name);
                values[i] = child == null ? null : part.read.apply(child);
                if (values[i] != null) {
                    break;
                }
            }
            if (values[i] == null && part.required) {
                var prefix = tree.name().isEmpty() ? "" : tree.name() + ".";
                throw new MissingParameterException(prefix + part.names.getFirst());
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

    private static Part part(RecordComponent component) {
        if (component.isAnnotationPresent(Flat.class)) {
            var inner = new RecordBinder<>(component.getType());
            return new Part(List.of(), false, false, true, inner::bind, inner.accepted());
        }
        var wire = component.getAnnotation(WireName.class);
        var names = wire == null ? List.of(StringUtils.capitalize(component.getName())) : List.of(wire.value());
        var required = component.getAccessor().isAnnotationPresent(NotBlank.class)
                || component.getAccessor().isAnnotationPresent(NotNull.class);
        var type = component.getGenericType();
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            var item = list.getActualTypeArguments()[0];
            var read = reader(item);
            return new Part(
                    names, required, true, false, tree -> items(tree, read), accepted(names, ".N", item, required));
        }
        return new Part(names, required, false, false, reader(type), accepted(names, "", type, required));
    }

    private static List<Accepted> accepted(List<String> names, String suffix, Type type, boolean required) {
        if (type instanceof Class<?> record && record.isRecord()) {
            var inner = new RecordBinder<>(record).accepted();
            return names.stream()
                    .flatMap(name -> inner.stream()
                            .map(child ->
                                    new Accepted(name + suffix + "." + child.name(), child.required() && required)))
                    .toList();
        }
        return names.stream().map(name -> new Accepted(name + suffix, required)).toList();
    }

    private static @Nullable List<Object> items(ParameterTree tree, Function<ParameterTree, @Nullable Object> read) {
        if (!tree.hasChildren()) {
            return null;
        }
        var items = new ArrayList<>();
        for (var item : tree.items()) {
            var value = read.apply(item);
            if (value != null) {
                items.add(value);
            }
        }
        return items.isEmpty() ? null : List.copyOf(items);
    }

    private static Function<ParameterTree, @Nullable Object> reader(Type type) {
        var scalar = type instanceof Class<?> plain ? SCALARS.get(plain) : null;
        if (scalar != null) {
            return tree -> {
                var text = tree.value();
                try {
                    return text == null ? null : scalar.apply(text);
                } catch (IllegalArgumentException malformed) {
                    throw new MalformedParameterException(tree.name());
                }
            };
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            var nested = new RecordBinder<>(record);
            return tree -> tree.hasChildren() ? nested.bind(tree) : null;
        }
        throw new IllegalStateException("no binding for " + type);
    }

    private static Object flag(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Object finite(String text) {
        var number = decimal(text).doubleValue();
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    /** Bounded, so that 1E999999999 cannot make a number of a billion digits. */
    private static BigDecimal decimal(String text) {
        if (text.length() > 32) {
            throw new IllegalArgumentException(text);
        }
        var number = new BigDecimal(text);
        if (Math.abs(number.scale()) > 32) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }
}
