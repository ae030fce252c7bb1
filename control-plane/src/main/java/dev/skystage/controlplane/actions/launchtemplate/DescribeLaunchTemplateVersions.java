package dev.skystage.controlplane.actions.launchtemplate;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.launchtemplate.LaunchTemplateData;
import dev.skystage.controlplane.resources.launchtemplate.LaunchTemplates;
import dev.skystage.controlplane.resources.launchtemplate.TemplateChoice;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.launchtemplate.LaunchTemplate;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists versions of a launch template, newest first, with their settings. All conditions must match. */
@Action("004 §7.1")
record DescribeLaunchTemplateVersions(LaunchTemplates templates, Regions regions) {
    private static final int MAX_PAGE = 50;

    record Request(
            @NotBlank String regionId,
            @Flat TemplateChoice template,

            @WireName("LaunchTemplateVersion") @Nullable List<Long> launchTemplateVersions,

            @Nullable Long minVersion,
            @Nullable Long maxVersion,
            @Nullable Boolean defaultVersion,
            @Nullable Boolean detailFlag,
            @Flat PageRequest page) {}

    record Result(
            @Flat PageResult page,
            @ItemName("LaunchTemplateVersionSet") List<Item> launchTemplateVersionSets) {}

    record Item(
            String launchTemplateId,
            String launchTemplateName,
            boolean defaultVersion,
            long versionNumber,
            String versionDescription,
            String createdBy,
            @Nullable String createTime,
            @Nullable String modifiedTime,
            @Nullable LaunchTemplateData launchTemplateData) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var paging = request.page().upTo(MAX_PAGE);
        var template = templates.read(caller, region.id(), request.template());
        var versions = templates.versions(template.id).stream()
                .filter(version -> isWanted(version.number(), template, request))
                .toList();
        var page = paging.cutDescending(versions, version -> String.valueOf(version.number()));
        var detailed = !Boolean.FALSE.equals(request.detailFlag());
        return new Result(
                PageResult.of(page),
                page.rows().stream()
                        .map(version -> item(template, version, detailed))
                        .toList());
    }

    private static boolean isWanted(long number, LaunchTemplate template, Request request) {
        return (request.launchTemplateVersions() == null
                        || request.launchTemplateVersions().contains(number))
                && (request.minVersion() == null || number >= request.minVersion())
                && (request.maxVersion() == null || number <= request.maxVersion())
                && (!Boolean.TRUE.equals(request.defaultVersion()) || number == template.defaultNumber);
    }

    private Item item(LaunchTemplate template, LaunchTemplates.Version version, boolean detailed) {
        var created = Times.seconds(version.createdAt().toInstant());
        return new Item(
                template.id,
                template.name,
                version.number() == template.defaultNumber,
                version.number(),
                version.description(),
                version.createdBy(),
                created,
                created,
                detailed ? LaunchTemplateData.of(templates.settings(version)) : null);
    }
}
