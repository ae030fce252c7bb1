package dev.skystage.controlplane.actions.launchtemplate;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.resources.launchtemplate.LaunchTemplates;
import dev.skystage.controlplane.resources.launchtemplate.TemplateChoice;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** Makes this version of a launch template the one that is used when no version is asked for. */
@Action("004 §7.7")
record ModifyLaunchTemplateDefaultVersion(LaunchTemplates templates, Regions regions) {
    record Request(
            @NotBlank String regionId,
            @NotNull Long defaultVersionNumber,
            @Flat TemplateChoice template) {}

    record Result(String launchTemplateId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var template = templates.lock(caller, region.id(), request.template());
        templates.makeDefault(template, request.defaultVersionNumber());
        return new Result(template.id);
    }
}
