package dev.skystage.controlplane.actions.launchtemplate;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.launchtemplate.LaunchTemplates;
import dev.skystage.controlplane.resources.launchtemplate.TemplateChoice;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Deletes a launch template with all its versions. */
@Action("004 §7.4")
record DeleteLaunchTemplate(LaunchTemplates templates, Regions regions, Quotas quotas) {
    record Request(@NotBlank String regionId, @Flat TemplateChoice template) {}

    record Result(
            String launchTemplateId,
            @ItemName("versionNumbers") List<Long> launchTemplateVersionNumbers) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var template = templates.lockToDelete(caller, region.id(), request.template());
        var numbers = templates.delete(template);
        quotas.give(caller.accountId(), region.id(), Quota.LAUNCH_TEMPLATES, 1);
        return new Result(template.id, numbers);
    }
}
