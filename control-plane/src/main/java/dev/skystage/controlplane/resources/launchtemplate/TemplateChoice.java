package dev.skystage.controlplane.resources.launchtemplate;

import org.jspecify.annotations.Nullable;

/** Which launch template is meant: by its id, by its name, or by both if they agree. */
public record TemplateChoice(
        @Nullable String launchTemplateId, @Nullable String launchTemplateName) {
    boolean isMade() {
        return launchTemplateId != null || launchTemplateName != null;
    }
}
