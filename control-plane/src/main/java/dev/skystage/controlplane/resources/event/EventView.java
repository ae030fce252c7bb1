package dev.skystage.controlplane.resources.event;

import dev.skystage.controlplane.api.Times;
import org.jspecify.annotations.Nullable;

/** An event of an instance as all lists show it. */
public record EventView(
        String eventId,
        Coded eventType,
        Coded eventCycleStatus,
        @Nullable String eventPublishTime,
        @Nullable String notBefore,
        @Nullable String reason) {
    /** A value with its number. */
    public record Coded(int code, String name) {}

    public static EventView of(SystemEvent event) {
        return new EventView(
                event.id(),
                new Coded(EventType.of(event.type()).map(EventType::code).orElse(0), event.type()),
                new Coded(event.status().code(), event.status().wire()),
                Times.seconds(event.publishedAt()),
                Times.seconds(event.notBefore()),
                event.reason().isEmpty() ? null : event.reason());
    }
}
