package dev.skystage.controlplane.actions.launchtemplate;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.launchtemplate.LaunchTemplates;
import dev.skystage.controlplane.resources.launchtemplate.TemplateSettings;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.persistence.launchtemplate.LaunchTemplate;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates a launch template with its version 1, which is the default one. */
@Action("004 §7.2")
record CreateLaunchTemplate(
        LaunchTemplates templates,
        Regions regions,
        Resources resources,
        ResourceGroups groups,
        Quotas quotas,
        JdbcClient jdbc) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9.:_-]{1,127}");

    record Request(
            @NotBlank String regionId,
            @NotBlank String launchTemplateName,
            @Nullable String versionDescription,
            @Flat TemplateSettings settings,
            @WireName("TemplateTag") @Nullable List<Tag> templateTags,
            @Nullable String templateResourceGroupId) {}

    record Result(String launchTemplateId, long launchTemplateVersionNumber) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var name = request.launchTemplateName();
        check(NAME.matcher(name).matches() && !Texts.isLink(name), "InvalidLaunchTemplateName.Malformed");
        var settings = templates.checked(request.versionDescription(), request.settings());
        checkParameter(groups.exists(caller, request.templateResourceGroupId()), "TemplateResourceGroupId");
        var tags = Tags.given(request.templateTags());
        // the counter's lock makes a second caller wait, so the name cannot be taken between this look and the new row
        check(quotas.take(caller.accountId(), region.id(), Quota.LAUNCH_TEMPLATES, 1), "LaunchTemplateLimitExceed");
        check(isFree(name, region.id(), caller), "LaunchTemplateName.Duplicated", name);
        var template = resources.fresh(new LaunchTemplate(), caller.accountId(), region.id());
        template.resourceGroupId = Texts.orEmpty(request.templateResourceGroupId());
        template.tags = tags;
        template.name = name;
        template.createdBy = caller.accountId();
        template.defaultNumber = 1;
        var number = templates.addVersion(template, request.versionDescription(), settings, caller);
        resources.add(template);
        return new Result(template.id, number);
    }

    private boolean isFree(String name, String regionId, Caller caller) {
        return jdbc.sql("select not exists (select from launch_template"
                        + " where account_id = ? and region_id = ? and name = ?)")
                .params(caller.accountId(), regionId, name)
                .query(Boolean.class)
                .single();
    }
}
