package dev.skystage.controlplane.resources.provisioninggroup;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.provisioninggroup.ProvisioningGroup;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds and locks the caller's groups, and reads and writes their settings. */
@Component
public record ProvisioningGroups(Resources resources, JsonMapper json) {
    /** The group as it is now. */
    public ProvisioningGroup find(Caller caller, String regionId, String id) {
        return resources
                .find(ProvisioningGroup.class, caller, id)
                .filter(group -> group.regionId.equals(regionId))
                .orElseThrow(() -> Resources.notFound(ProvisioningGroup.class));
    }

    /** The group, locked against change. */
    public ProvisioningGroup lock(Caller caller, String regionId, String id) {
        return resources.lock(ProvisioningGroup.class, caller, regionId, id);
    }

    /** The group, locked for its deletion. */
    public ProvisioningGroup lockToDelete(Caller caller, String regionId, String id) {
        return resources.lockToDelete(ProvisioningGroup.class, caller, regionId, id);
    }

    /** The settings of the group. */
    public GroupSettings settings(ProvisioningGroup group) {
        return json.readValue(group.settings, GroupSettings.class);
    }

    /** Stores the settings of the group, without passwords. */
    public void write(ProvisioningGroup group, GroupSettings settings) {
        var configuration = settings.launchConfiguration();
        group.settings = json.writeValueAsString(new GroupSettings(
                settings.target(),
                settings.strategy(),
                settings.term(),
                settings.launchTemplateId(),
                settings.launchTemplateVersion(),
                configuration == null ? null : configuration.withoutPassword(),
                settings.diskCategories(),
                settings.dataDiskCategories(),
                settings.pools()));
    }
}
