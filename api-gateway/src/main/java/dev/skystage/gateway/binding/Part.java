package dev.skystage.gateway.binding;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.gateway.binding.RecordBinder.Accepted;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * One component of a request record, compiled.
 *
 * @param names its names on the wire; for a flat one the names of all its components
 * @param shape how it is read from its own node or, if it is flat, from the node of the record around it
 */
record Part(List<String> names, boolean required, boolean flat, Shape shape, List<Accepted> accepted) {
    /** Reads a value from a node, and tells whether there is one. */
    private record Shape(Function<ParameterTree, @Nullable Object> read, Predicate<ParameterTree> given) {}

    static Part of(RecordComponent component) {
        var type = component.getGenericType();
        if (component.isAnnotationPresent(Flat.class)) {
            var inner = new RecordBinder<>(component.getType());
            return new Part(inner.names(), false, true, new Shape(inner::bind, inner::isGiven), inner.accepted());
        }
        var wire = component.getAnnotation(WireName.class);
        var names = wire == null ? List.of(StringUtils.capitalize(component.getName())) : List.of(wire.value());
        var required = component.getAccessor().isAnnotationPresent(NotBlank.class)
                || component.getAccessor().isAnnotationPresent(NotNull.class);
        if (component.isAnnotationPresent(ListText.class)) {
            return text(component, names, required);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            var item = list.getActualTypeArguments()[0];
            return new Part(
                    names,
                    required,
                    false,
                    list(component, item, one(component, item)),
                    accepted(names, ".N", item, required));
        }
        return new Part(names, required, false, one(component, type), accepted(names, "", type, required));
    }

    @Nullable
    Object read(ParameterTree tree) {
        if (flat) {
            return shape.read.apply(tree);
        }
        for (var name : names) {
            var child = tree.child(name);
            var value = child == null ? null : shape.read.apply(child);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    boolean isGiven(ParameterTree tree) {
        if (flat) {
            return shape.given.test(tree);
        }
        for (var name : names) {
            var child = tree.child(name);
            if (child != null && shape.given.test(child)) {
                return true;
            }
        }
        return false;
    }

    private static List<Accepted> accepted(List<String> names, String suffix, Type type, boolean required) {
        if (type instanceof Class<?> record && record.isRecord()) {
            var inner = new RecordBinder<>(record).accepted();
            return names.stream()
                    .flatMap(name -> inner.stream()
                            .map(child -> new Accepted(
                                    name + suffix + "." + child.name(), child.required() && required, child.values())))
                    .toList();
        }
        return names.stream()
                .map(name -> new Accepted(name + suffix, required, Scalars.values(type)))
                .toList();
    }

    private static Shape list(RecordComponent component, Type type, Shape item) {
        var refusal = component.getAnnotation(Refusal.class);
        var indexed = annotation(component, type, Indexed.class);
        var beyond = annotation(component, type, Refusal.class);
        var max = indexed == null ? ParameterTree.MAX_INDEX : indexed.max();
        return new Shape(
                tree -> {
                    List<ParameterTree> nodes;
                    try {
                        nodes = tree.items(max);
                    } catch (IndexOutOfBoundsException index) {
                        var name = String.valueOf(index.getMessage());
                        throw beyond == null ? ApiException.invalid(name) : refused(beyond, name);
                    } catch (IllegalArgumentException index) {
                        throw refused(refusal, String.valueOf(index.getMessage()));
                    }
                    var items = nodes.stream()
                            .map(item.read)
                            .flatMap(value -> Optional.ofNullable(value).stream())
                            .toList();
                    return items.isEmpty() ? null : items;
                },
                tree -> tree.children().stream().anyMatch(item.given));
    }

    /** The annotation of the component, or else the one that the item type has for all its lists. */
    private static <A extends Annotation> @Nullable A annotation(RecordComponent component, Type item, Class<A> kind) {
        var own = component.getAnnotation(kind);
        return own == null && item instanceof Class<?> type ? type.getAnnotation(kind) : own;
    }

    private static Shape one(RecordComponent component, Type type) {
        var scalar = Scalars.reader(type);
        if (scalar != null) {
            return scalar(component, scalar);
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            var nested = new RecordBinder<>(record);
            return new Shape(tree -> nested.isGiven(tree) ? nested.bind(tree) : null, nested::isGiven);
        }
        throw new IllegalStateException("no binding for " + type + " of " + component);
    }

    private static Part text(RecordComponent component, List<String> names, boolean required) {
        var how = component.getAnnotation(ListText.class);
        if (component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> item
                && item.isRecord()) {
            var binder = new RecordBinder<>(item);
            var shape = scalar(component, text -> {
                var objects = ListTexts.objects(text, how);
                return objects == null
                        ? null
                        : objects.stream().map(binder::bind).toList();
            });
            return new Part(names, required, false, shape, accepted(names, ".N", item, required));
        }
        var shape = scalar(component, text -> ListTexts.read(text, how));
        return new Part(names, required, false, shape, accepted(names, "", String.class, required));
    }

    private static Shape scalar(RecordComponent component, Function<String, @Nullable Object> reader) {
        var refusal = component.getAnnotation(Refusal.class);
        var keepsEmpty = component.isAnnotationPresent(KeepEmpty.class);
        return new Shape(
                tree -> {
                    var text = keepsEmpty ? tree.sent() : tree.value();
                    try {
                        return text == null ? null : reader.apply(text);
                    } catch (IllegalArgumentException malformed) {
                        throw refused(refusal, tree.name());
                    }
                },
                tree -> tree.value() != null);
    }

    private static RuntimeException refused(@Nullable Refusal refusal, String parameter) {
        if (refusal == null) {
            return new MalformedParameterException(parameter);
        }
        return refusal.value().equals("InvalidParameter")
                ? ApiException.invalid(parameter)
                : new ApiException(refusal.value(), refusal.hint().isEmpty() ? null : refusal.hint());
    }
}
