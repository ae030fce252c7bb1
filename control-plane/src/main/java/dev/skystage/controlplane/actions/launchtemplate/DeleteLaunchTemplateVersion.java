package dev.skystage.controlplane.actions.launchtemplate;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.launchtemplate.LaunchTemplates;
import dev.skystage.controlplane.resources.launchtemplate.TemplateChoice;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * Deletes versions of a launch template, either all that are named or none. The default version can only be deleted
 * with the template.
 */
@Action("004 §7.5")
record DeleteLaunchTemplateVersion(LaunchTemplates templates, Regions regions) {
    private static final int MOST = 29;

    record Request(
            @NotBlank String regionId,

            @WireName("DeleteVersion") @Indexed(max = MOST) @NotNull
            List<Long> deleteVersions,

            @Flat TemplateChoice template) {}

    record Result(@ItemName("LaunchTemplateVersion") List<Deleted> launchTemplateVersions) {}

    record Deleted(String launchTemplateId, long launchTemplateVersionNumber) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var template = templates.lock(caller, region.id(), request.template());
        var numbers = request.deleteVersions().stream().distinct().sorted().toList();
        templates.deleteVersions(template, numbers);
        return new Result(
                numbers.stream().map(number -> new Deleted(template.id, number)).toList());
    }
}
