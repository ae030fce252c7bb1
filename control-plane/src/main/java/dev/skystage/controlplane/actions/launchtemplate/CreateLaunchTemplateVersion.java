package dev.skystage.controlplane.actions.launchtemplate;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.resources.launchtemplate.LaunchTemplates;
import dev.skystage.controlplane.resources.launchtemplate.TemplateChoice;
import dev.skystage.controlplane.resources.launchtemplate.TemplateSettings;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * Adds a version to a launch template; the default version does not change. The new version consists only of the given
 * parameters.
 */
@Action("004 §7.3")
record CreateLaunchTemplateVersion(LaunchTemplates templates, Regions regions) {
    record Request(
            @NotBlank String regionId,
            @Flat TemplateChoice template,
            @Nullable String versionDescription,
            @Flat TemplateSettings settings) {}

    record Result(String launchTemplateId, long launchTemplateVersionNumber) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var settings = templates.checked(request.versionDescription(), request.settings());
        var template = templates.lock(caller, region.id(), request.template());
        var number = templates.addVersion(template, request.versionDescription(), settings, caller);
        return new Result(template.id, number);
    }
}
