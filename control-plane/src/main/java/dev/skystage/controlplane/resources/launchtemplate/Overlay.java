package dev.skystage.controlplane.resources.launchtemplate;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lays a record over another one of the same type: where the upper one has null, the lower one counts. Lists are not
 * merged.
 */
final class Overlay {
    private Overlay() {}

    /** The components of the upper record, or of the lower one where the upper has null. */
    static <R extends Record> R of(R upper, R lower) {
        var components = upper.getClass().getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> either(read(component, upper), read(component, lower)))
                .toArray();
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked")
            var type = (Class<R>) upper.getClass();
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object either(@Nullable Object upper, @Nullable Object lower) {
        if (upper instanceof Record record && lower instanceof Record beneath) {
            return of(record, beneath);
        }
        return upper == null ? lower : upper;
    }

    private static @Nullable Object read(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
