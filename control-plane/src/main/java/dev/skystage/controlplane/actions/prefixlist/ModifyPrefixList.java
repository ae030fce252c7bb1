package dev.skystage.controlplane.actions.prefixlist;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.prefixlist.PrefixEntries;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.prefixlist.PrefixList;
import jakarta.validation.constraints.NotBlank;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes name, description and entries of a prefix list. Adding a block that it has already changes the block's
 * description.
 */
@Action("ECS ModifyPrefixList")
record ModifyPrefixList(Regions regions, Resources resources) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String prefixListId,
            @Nullable String prefixListName,
            @KeepEmpty @Nullable String description,
            @Nullable List<PrefixEntries.Entry> addEntry,
            @Nullable List<PrefixEntries.Removed> removeEntry) {}

    void handle(Request request, Caller caller) {
        regions.require(request.regionId());
        PrefixEntries.checkLabels(request.prefixListName(), request.description());
        var list = resources.lock(PrefixList.class, caller, request.regionId(), request.prefixListId());
        list.name = request.prefixListName() == null ? list.name : request.prefixListName();
        list.description = request.description() == null ? list.description : request.description();
        var added = PrefixEntries.read(request.addEntry(), list.addressFamily);
        var removed = removed(request.removeEntry(), list.addressFamily);
        for (var block : removed.keySet()) {
            check(
                    !added.containsKey(block),
                    "InvalidParameter.CidrDuplicated",
                    "The CIDR block %s is both added and removed.".formatted(block));
        }
        var entries = new LinkedHashMap<>(list.entries);
        entries.keySet().removeAll(removed.keySet());
        entries.putAll(added);
        check(entries.size() <= list.maxEntries, "LimitExceed.MaxEntries");
        list.entries = entries;
    }

    private static Map<String, String> removed(@Nullable List<PrefixEntries.Removed> entries, String family) {
        return PrefixEntries.read(
                entries == null
                        ? null
                        : entries.stream()
                                .map(entry -> new PrefixEntries.Entry(entry.cidr(), null))
                                .toList(),
                family);
    }
}
