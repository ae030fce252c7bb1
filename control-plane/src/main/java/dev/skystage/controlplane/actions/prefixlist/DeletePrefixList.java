package dev.skystage.controlplane.actions.prefixlist;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.prefixlist.PrefixList;
import jakarta.validation.constraints.NotBlank;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes a prefix list that no rule names. */
@Action("ECS DeletePrefixList")
record DeletePrefixList(Regions regions, Quotas quotas, Resources resources, JdbcClient jdbc) {
    record Request(@NotBlank String regionId, @NotBlank String prefixListId) {}

    void handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var list = resources.lockToDelete(PrefixList.class, caller, request.regionId(), request.prefixListId());
        var used = jdbc.sql("select exists (select 1 from security_group_rule where prefix_list_id = ?)")
                .param(list.id)
                .query(Boolean.class)
                .single();
        check(!used, "NotAllowed.AssociationExist");
        resources.remove(list);
        quotas.give(list.accountId, list.regionId, Quota.PREFIX_LISTS, 1);
    }
}
