package dev.skystage.controlplane.resources.identity;

import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.WireEnum;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of a bound request and of the records in it, under the names of their components as words: in lower case,
 * and singular, so {@code instanceIds} is {@code instanceid}. Parameters that the action does not read are not in it.
 */
final class NamedValues {
    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    private record Component(String word, Method accessor) {
        static Component of(RecordComponent component) {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Component(NamedValues.word(component.getName()), accessor);
        }
    }

    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    private NamedValues() {}

    static NamedValues of(Object request) {
        var named = new NamedValues();
        named.readRecord(request);
        return named;
    }

    /** The word for a component. */
    static String word(String component) {
        return component.toLowerCase(Locale.ROOT).replaceFirst("(?<=id|name)s$", "");
    }

    /** The values of a word; empty if it has none. */
    List<String> all(String word) {
        return values.getOrDefault(word, List.of());
    }

    Optional<String> first(String word) {
        return all(word).stream().findFirst();
    }

    /** The tags of what the call makes or looks for ({@code Tag.N}), by key. */
    Map<String, String> tags() {
        return tags;
    }

    /** Whether the request takes values of the word, but has none. */
    boolean isUnused(String word) {
        return values.containsKey(word) && all(word).isEmpty();
    }

    /** All words of the request, also those without a value. */
    Map<String, List<String>> words() {
        return values;
    }

    private void readRecord(Object request) {
        for (var component : COMPONENTS.get(request.getClass())) {
            values.computeIfAbsent(component.word, any -> new ArrayList<>());
            try {
                read(component.word, component.accessor.invoke(request));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void read(String word, @Nullable Object value) {
        if (value instanceof String text) {
            if (!text.isEmpty()) {
                values.computeIfAbsent(word, any -> new ArrayList<>()).add(text);
            }
        } else if (value instanceof WireEnum enumerated) {
            read(word, enumerated.wire());
        } else if (value instanceof List<?> list) {
            list.forEach(item -> read(word, item));
        } else if (value instanceof Tag tag && word.equals("tag")) {
            tags.put(tag.name(), orEmpty(tag.value()));
        } else if (value instanceof Record inner) {
            readRecord(inner);
        }
    }
}
