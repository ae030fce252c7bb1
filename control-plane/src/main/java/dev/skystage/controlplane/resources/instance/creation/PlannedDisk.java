package dev.skystage.controlplane.resources.instance.creation;

import org.jspecify.annotations.Nullable;

/**
 * A disk that each of the instances gets.
 *
 * @param type system or data
 * @param performanceLevel of an ESSD, else null
 */
public record PlannedDisk(
        String type,
        String category,
        @Nullable String performanceLevel,
        int sizeGib,
        String name,
        String description,
        String device,
        boolean encrypted,
        boolean portable,
        boolean deleteWithInstance) {
    static final String SYSTEM_DEVICE = "/dev/xvda";

    public boolean isSystem() {
        return type.equals("system");
    }
}
