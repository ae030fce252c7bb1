package dev.skystage.controlplane.listing;

import dev.skystage.controlplane.api.Flat;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * A record type compiled for reading rows, once. Each component comes from
 * <ul>
 *   <li>a static method of the record with the component's name, whose parameters are read like components,
 *   <li>the constant of {@link Always},
 *   <li>for a nested record, {@link Flat} or not: its own components, from the same row,
 *   <li>else the column of its name in snake case, or of {@link Column}.
 * </ul>
 * A text without a value is "", or null where the component is {@code @Nullable}; a list without a value is empty. A list
 * of records with one text is made of a text[], a list of records with two texts of a jsonb object.
 */
final class View<V> implements RowMapper<V> {
    /** Makes a component from the values of the cells. */
    private interface Part {
        @Nullable
        Object of(@Nullable Object[] values);
    }

    private final List<String> columns = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Class<V> type;
    private final Part whole;
    private final Function<V, String> id;

    View(Class<V> type) {
        this.type = type;
        whole = record(type);
        id = idOf(type);
    }

    /** The columns in the order in which {@link #mapRow} reads them. */
    List<String> columns() {
        return columns;
    }

    /** The value of the component that shows the column {@code id}. */
    String id(V view) {
        return id.apply(view);
    }

    @Override
    public V mapRow(ResultSet row, int number) throws SQLException {
        var values = new @Nullable Object[cells.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = cells.get(i).read(row);
        }
        return type.cast(Objects.requireNonNull(whole.of(values)));
    }

    private Part record(Class<?> record) {
        var components = record.getRecordComponents();
        var parts = Arrays.stream(components).map(this::component).toArray(Part[]::new);
        var lookup = lookup(record);
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return call(lookup.unreflectConstructor(record.getDeclaredConstructor(types)), parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getName(), e);
        }
    }

    private Part component(RecordComponent component) {
        var always = component.getAnnotation(Always.class);
        if (always != null) {
            var constant = constant(component.getType(), always.value());
            return values -> constant;
        }
        var computed = Arrays.stream(component.getDeclaringRecord().getDeclaredMethods())
                .filter(method -> method.getName().equals(component.getName()) && method.getParameterCount() > 0)
                .findFirst();
        if (computed.isPresent()) {
            return computed(computed.get());
        }
        if (component.getType().isRecord()) {
            return record(component.getType());
        }
        return cell(component.getName(), component.getGenericType(), component.getAnnotatedType(), component);
    }

    private Part computed(Method method) {
        var parts = Arrays.stream(method.getParameters())
                .map(parameter -> cell(
                        parameter.getName(), parameter.getParameterizedType(), parameter.getAnnotatedType(), parameter))
                .toArray(Part[]::new);
        try {
            return call(lookup(method.getDeclaringClass()).unreflect(method), parts);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }

    private Part cell(String name, Type type, AnnotatedType annotated, AnnotatedElement element) {
        var column = Optional.ofNullable(annotation(element, Column.class));
        var time = column.map(Column::time).orElse(Column.Time.NONE);
        var cell = new Cell(
                place(column.map(Column::value)
                        .filter(given -> !given.isEmpty())
                        .orElseGet(() -> snakeCase(name))),
                time == Column.Time.NONE ? kind(type) : Cell.Kind.valueOf(time.name()),
                annotated.isAnnotationPresent(Nullable.class)
                        ? null
                        : column.map(Column::absent).orElse(""),
                type instanceof Class<?> some && some.isEnum() ? constants(some) : null);
        if (!cells.contains(cell)) {
            cells.add(cell);
        }
        var index = cells.indexOf(cell);
        if (type instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> item
                && item.isRecord()) {
            return items(index, item);
        }
        return values -> values[index];
    }

    /** The place of the column in a row, from 1. */
    private int place(String column) {
        if (!columns.contains(column)) {
            columns.add(column);
        }
        return columns.indexOf(column) + 1;
    }

    private static Cell.Kind kind(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.isEnum() ? Cell.Kind.ENUM : scalar(plain);
        }
        var whole = (ParameterizedType) type;
        if (whole.getRawType() == Map.class) {
            return Cell.Kind.MAP;
        }
        return whole.getActualTypeArguments()[0] instanceof Class<?> item
                        && item.isRecord()
                        && item.getRecordComponents().length == 2
                ? Cell.Kind.MAP
                : Cell.Kind.TEXTS;
    }

    private static Cell.Kind scalar(Class<?> type) {
        if (type == String.class) {
            return Cell.Kind.TEXT;
        } else if (type == int.class || type == Integer.class) {
            return Cell.Kind.INT;
        } else if (type == long.class || type == Long.class) {
            return Cell.Kind.LONG;
        } else if (type == boolean.class || type == Boolean.class) {
            return Cell.Kind.FLAG;
        } else if (type == BigDecimal.class) {
            return Cell.Kind.DECIMAL;
        } else if (type == Instant.class) {
            return Cell.Kind.INSTANT;
        }
        throw new IllegalStateException("no column is read as " + type);
    }

    /** Records made from the texts of a list, or from the keys and values of a map. */
    private static Part items(int index, Class<?> item) {
        var components = item.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        MethodHandle handle;
        try {
            handle = spread(lookup(item).unreflectConstructor(item.getDeclaredConstructor(types)), types.length);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(item.getName(), e);
        }
        return values -> {
            var value = values[index];
            if (value instanceof Map<?, ?> map) {
                return map.entrySet().stream()
                        .map(entry -> invoke(handle, entry.getKey(), entry.getValue()))
                        .toList();
            }
            return value instanceof List<?> list
                    ? list.stream().map(text -> invoke(handle, text)).toList()
                    : List.of();
        };
    }

    private static Part call(MethodHandle target, Part[] parts) {
        var handle = spread(target, parts.length);
        return values -> {
            var arguments = new @Nullable Object[parts.length];
            for (var i = 0; i < arguments.length; i++) {
                arguments[i] = parts[i].of(values);
            }
            return invoke(handle, arguments);
        };
    }

    private static MethodHandle spread(MethodHandle target, int arguments) {
        return target.asType(target.type().generic()).asSpreader(Object[].class, arguments);
    }

    @SuppressWarnings("NullAway") // an argument may be null where the parameter is @Nullable
    private static Object invoke(MethodHandle handle, @Nullable Object... arguments) {
        try {
            return (Object) handle.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object constant(Class<?> type, String text) {
        if (type == int.class || type == Integer.class) {
            return text.isEmpty() ? 0 : Integer.valueOf(text);
        } else if (type == boolean.class || type == Boolean.class) {
            return Boolean.valueOf(text);
        } else if (type == List.class) {
            return List.of();
        } else if (type == String.class) {
            return text;
        }
        throw new IllegalStateException("no constant of " + type);
    }

    private static Map<String, Object> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(constant -> ((Enum<?>) constant).name(), constant -> constant));
    }

    private static <V> Function<V, String> idOf(Class<V> type) {
        var handle = spread(idIn(type).orElseThrow(() -> new IllegalStateException(type + " does not show its id")), 1);
        return view -> (String) invoke(handle, view);
    }

    /** Reads the component that shows the column {@code id}, here or in a flat part. */
    private static Optional<MethodHandle> idIn(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> {
                    var column = component.getAnnotation(Column.class);
                    if (column != null && column.value().equals("id")) {
                        return Stream.of(accessor(type, component));
                    }
                    return component.isAnnotationPresent(Flat.class)
                            ? idIn(component.getType()).stream()
                                    .map(inner -> MethodHandles.filterReturnValue(accessor(type, component), inner))
                            : Stream.empty();
                })
                .findFirst();
    }

    private static MethodHandle accessor(Class<?> type, RecordComponent component) {
        try {
            return lookup(type).unreflect(component.getAccessor());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private static <A extends Annotation> @Nullable A annotation(AnnotatedElement element, Class<A> type) {
        return element.getAnnotation(type);
    }

    private static MethodHandles.Lookup lookup(Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
