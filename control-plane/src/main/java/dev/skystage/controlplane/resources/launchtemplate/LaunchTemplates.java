package dev.skystage.controlplane.resources.launchtemplate;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.identity.Authorizer;
import dev.skystage.controlplane.resources.instance.creation.CreationOrder;
import dev.skystage.controlplane.resources.instance.guest.UserData;
import dev.skystage.persistence.launchtemplate.LaunchTemplate;
import dev.skystage.scheduler.clock.CloudClock;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds launch templates, stores their versions and completes orders with them. A caller needs permission for a
 * template also when it names it by its name, and for what the template names when it makes instances from it.
 */
@Component
public record LaunchTemplates(
        Resources resources, Authorizer authorizer, JdbcClient jdbc, CloudClock clock, JsonMapper json) {
    private static final int MOST_VERSIONS = 30;

    /** A stored version; the settings are {@link TemplateSettings} in JSON. */
    public record Version(long number, String description, String createdBy, Timestamp createdAt, String settings) {}

    /** The chosen template, locked against change. */
    public LaunchTemplate lock(Caller caller, String regionId, TemplateChoice choice) {
        return id(caller, regionId, choice)
                .map(id -> resources.lock(LaunchTemplate.class, caller, regionId, id))
                .orElseThrow(() -> notFound(choice));
    }

    /** The chosen template, locked for its deletion. */
    public LaunchTemplate lockToDelete(Caller caller, String regionId, TemplateChoice choice) {
        return id(caller, regionId, choice)
                .map(id -> resources.lockToDelete(LaunchTemplate.class, caller, regionId, id))
                .orElseThrow(() -> notFound(choice));
    }

    /** The chosen template, as it is now. */
    public LaunchTemplate read(Caller caller, String regionId, TemplateChoice choice) {
        return id(caller, regionId, choice)
                .flatMap(id -> resources.find(LaunchTemplate.class, caller, id))
                .orElseThrow(() -> notFound(choice));
    }

    /** Checks a new version. The instances' settings are not checked, except their user data. */
    public TemplateSettings checked(@Nullable String description, TemplateSettings settings) {
        check(Texts.isDescription(description), "InvalidDescription.Malformed", "VersionDescription");
        var userData = settings.plain().guest().userData();
        if (userData != null) {
            UserData.accepted(userData, new ApiException("InvalidUserData.Base64FormatInvalid"));
        }
        return settings;
    }

    /** Gives a locked template its next version. */
    public long addVersion(
            LaunchTemplate template, @Nullable String description, TemplateSettings settings, Caller caller) {
        check(versions(template.id).size() < MOST_VERSIONS, "LaunchTemplateVersionLimitExceed");
        template.lastNumber++;
        template.modifiedAt = clock.now();
        jdbc.sql("""
                        insert into launch_template_version
                            (template_id, number, description, created_by, created_at, settings)
                        values (?, ?, ?, ?, ?, ?::jsonb)
                        """)
                .params(
                        template.id,
                        template.lastNumber,
                        Texts.orEmpty(description),
                        caller.accountId(),
                        Timestamp.from(clock.now()),
                        json.writeValueAsString(settings))
                .update();
        return template.lastNumber;
    }

    /** All versions, the newest first. */
    public List<Version> versions(String templateId) {
        return jdbc.sql("select number, description, created_by, created_at, settings::text as settings"
                        + " from launch_template_version where template_id = ? order by number desc")
                .param(templateId)
                .query(Version.class)
                .list();
    }

    /** Deletes these versions of a locked template, all or none. */
    public void deleteVersions(LaunchTemplate template, List<Long> numbers) {
        check(!numbers.contains(template.defaultNumber), "InvalidOperation.DeleteDefaultVersion");
        var present = versions(template.id).stream().map(Version::number).toList();
        for (var number : new TreeSet<>(numbers)) {
            checkPresent(template, number, present);
        }
        jdbc.sql("delete from launch_template_version where template_id = ? and number = any(?)")
                .params(template.id, numbers.toArray(Long[]::new))
                .update();
        template.modifiedAt = clock.now();
    }

    /** Removes a template and its versions; returns the numbers of the versions. */
    public List<Long> delete(LaunchTemplate template) {
        var numbers = jdbc.sql("delete from launch_template_version where template_id = ? returning number")
                .param(template.id)
                .query(Long.class)
                .list();
        resources.remove(template);
        return numbers.stream().sorted().toList();
    }

    /** Makes this version the one that is used when no version is asked for. */
    public void makeDefault(LaunchTemplate template, long number) {
        checkPresent(
                template,
                number,
                versions(template.id).stream().map(Version::number).toList());
        template.defaultNumber = number;
        template.modifiedAt = clock.now();
    }

    /** The order, completed by the template that it names, if any. */
    public CreationOrder complete(CreationOrder order, Caller caller) {
        var asked = order.run().template();
        var choice = new TemplateChoice(asked.launchTemplateId(), asked.launchTemplateName());
        if (!choice.isMade()) {
            return order;
        }
        var template = id(caller, order.regionId(), choice)
                .flatMap(id -> resources.find(LaunchTemplate.class, caller, id))
                .orElseThrow(() -> new ApiException(
                        "InvalidLaunchTemplate.NotFound", "The specified LaunchTemplate does not exist."));
        var completed = TemplateOrders.complete(order, settings(template, asked.launchTemplateVersion()));
        authorizer.checkNamed(caller, completed);
        return completed;
    }

    /** The settings of this version, or of the default one if no number is given. */
    private TemplateSettings settings(LaunchTemplate template, @Nullable Long number) {
        var wanted = number == null ? template.defaultNumber : number;
        return versions(template.id).stream()
                .filter(version -> version.number == wanted)
                .findFirst()
                .map(this::settings)
                .orElseThrow(() -> new ApiException(
                        "InvalidLaunchTemplateVersion.NotFound",
                        "The specified LaunchTemplateVersion does not exist in the LaunchTemplate."));
    }

    /** The settings of a version. */
    public TemplateSettings settings(Version version) {
        return json.readValue(version.settings, TemplateSettings.class);
    }

    private Optional<String> id(Caller caller, String regionId, TemplateChoice choice) {
        check(choice.isMade(), "MissingParameter", "LaunchTemplateId");
        var found = jdbc.sql("""
                        select id from launch_template
                        where account_id = :account and region_id = :region
                          and id = coalesce(cast(:id as text), id) and name = coalesce(cast(:name as text), name)
                        """)
                .param("account", caller.accountId())
                .param("region", regionId)
                .param("id", choice.launchTemplateId())
                .param("name", choice.launchTemplateName())
                .query(String.class)
                .optional();
        found.ifPresent(id -> authorizer.checkFound(caller, regionId, ResourceType.LAUNCH_TEMPLATE, List.of(id)));
        return found;
    }

    private static void checkPresent(LaunchTemplate template, long number, List<Long> present) {
        if (!present.contains(number)) {
            throw ApiException.filling("InvalidLaunchTemplateVersion.NotFound", template.id, String.valueOf(number));
        }
    }

    private static ApiException notFound(TemplateChoice choice) {
        return ApiException.filling(
                "InvalidLaunchTemplate.NotFound",
                Texts.orEmpty(choice.launchTemplateId()),
                Texts.orEmpty(choice.launchTemplateName()));
    }
}
