package dev.skystage.gateway.rendering;

import dev.skystage.controlplane.api.Arranged;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.WireName;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** A record type compiled for writing: its keys, how their values are read, and their orders. */
final class Layout {
    /**
     * A key of the object.
     *
     * @param item the name of the list's elements, if the value is a list that is wrapped
     * @param component where the value comes from
     */
    record Field(
            SerializableString name,
            @Nullable SerializableString item,
            RecordComponent component,
            Function<Object, @Nullable Object> accessor) {}

    private final List<Field> fields;
    private final String[] keys;
    private final KeyOrder order;
    private final int[] complete;
    private final Map<BitSet, int[]> incomplete = new ConcurrentHashMap<>();

    /** A layout of the fields; at the top of an answer with one more key. */
    Layout(Class<?> type, KeyOrder order, List<String> more) {
        this.order = order;
        fields = fields(type);
        var names = new ArrayList<>(
                fields.stream().map(field -> field.name.getValue()).toList());
        names.addAll(more);
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalStateException(type.getName() + " has a key twice: " + names);
        }
        keys = names.toArray(String[]::new);
        complete = order.arrange(keys);
    }

    List<Field> fields() {
        return fields;
    }

    /** The positions of the present keys, in their order; a hash order depends on which keys are present. */
    int[] order(@Nullable BitSet absent) {
        if (absent == null) {
            return complete;
        }
        var known = incomplete.get(absent);
        return known == null ? incomplete.computeIfAbsent(absent, this::arrange) : known;
    }

    private int[] arrange(BitSet absent) {
        var there = IntStream.range(0, keys.length).filter(i -> !absent.get(i)).toArray();
        var arranged = order.arrange(Arrays.stream(there).mapToObj(i -> keys[i]).toArray(String[]::new));
        return Arrays.stream(arranged).map(i -> there[i]).toArray();
    }

    /** The fields of a record type; a flat component is replaced by the fields of its type. */
    static List<Field> fields(Class<?> type) {
        var fields = Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.isAnnotationPresent(Flat.class)
                        ? fields(component.getType()).stream().map(inner -> through(accessor(component), inner))
                        : Stream.of(field(component)));
        var arranged = type.getAnnotation(Arranged.class);
        return arranged == null
                ? fields.toList()
                : fields.sorted(Comparator.comparingInt(field -> place(field, List.of(arranged.value()))))
                        .toList();
    }

    private static int place(Field field, List<String> keys) {
        var place = keys.indexOf(field.name.getValue());
        return place < 0 ? keys.size() : place;
    }

    /** The response paths of a result type, lists marked [], for the audit against the contract. */
    static List<String> paths(Class<?> type) {
        var paths = new ArrayList<String>();
        for (var field : fields(type)) {
            var inner = field.component.getType();
            var path = field.name.getValue();
            if (Collection.class.isAssignableFrom(inner)) {
                path += (field.item == null ? "" : "." + field.item.getValue()) + "[]";
                inner = field.component.getGenericType() instanceof ParameterizedType list
                                && list.getActualTypeArguments()[0] instanceof Class<?> item
                        ? item
                        : Object.class;
            }
            if (inner.isRecord()) {
                for (var child : paths(inner)) {
                    paths.add(path + "." + child);
                }
            } else {
                paths.add(path);
            }
        }
        return paths;
    }

    private static Field through(Function<Object, @Nullable Object> outer, Field inner) {
        return new Field(inner.name, inner.item, inner.component, record -> {
            var flat = outer.apply(record);
            return flat == null ? null : inner.accessor.apply(flat);
        });
    }

    private static Field field(RecordComponent component) {
        var wire = component.getAnnotation(WireName.class);
        var item = component.getAnnotation(ItemName.class);
        return new Field(
                new SerializedString(wire == null ? StringUtils.capitalize(component.getName()) : wire.value()[0]),
                item == null ? null : new SerializedString(item.value()),
                component,
                accessor(component));
    }

    /** As fast as a direct call: a page of instances reads some ten thousand components. */
    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> accessor(RecordComponent component) {
        try {
            var lookup = MethodHandles.privateLookupIn(component.getDeclaringRecord(), MethodHandles.lookup());
            var accessor = lookup.unreflect(component.getAccessor());
            var function = LambdaMetafactory.metafactory(
                    lookup,
                    "apply",
                    MethodType.methodType(Function.class),
                    MethodType.methodType(Object.class, Object.class),
                    accessor,
                    accessor.type().wrap());
            return (Function<Object, @Nullable Object>) function.getTarget().invoke();
        } catch (Throwable e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }
}
