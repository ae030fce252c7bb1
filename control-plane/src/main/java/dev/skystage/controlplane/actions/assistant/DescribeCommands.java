package dev.skystage.controlplane.actions.assistant;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TokenPageRequest;
import dev.skystage.controlplane.api.TokenPageResult;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.assistant.CommandView;
import dev.skystage.controlplane.resources.assistant.Script;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the commands of a region. Name and description must match exactly; a name may end with an asterisk. */
@Action("004 §18.2")
record DescribeCommands(Regions regions, Pages pages) {
    private static final int MAX_PAGE = 50;
    private static final Set<String> TYPES = Set.of("RunBatScript", "RunPowerShellScript", "RunShellScript");

    record Request(
            @NotBlank String regionId,
            @Nullable String commandId,
            @Nullable String type,
            @Nullable String name,
            @Nullable String description,
            @Nullable String contentEncoding,
            @Nullable String provider,
            @Nullable Boolean latest,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Flat TokenPageRequest page) {}

    record Result(
            @ItemName("Command") List<CommandView> commands,
            @Flat TokenPageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        checkParameter(request.type() == null || TYPES.contains(request.type()), "Type");
        var inBase64 = Script.isBase64(request.contentEncoding(), true);
        var filter = new Filter()
                .equal("type", request.type())
                .like("name", request.name())
                .equal("description", request.description())
                .equal("resource_group_id", request.resourceGroupId())
                .equal("id", request.commandId());
        if (request.provider() != null && !request.provider().equals("User")) {
            filter.and("false"); // the commands that the real cloud provides are not part of this one
        }
        var page = pages.read(
                CommandView.COMMANDS,
                Query.of(caller, region.id()).tags(request.tag()).where(filter),
                request.page().upTo(MAX_PAGE));
        var shown = inBase64
                ? page.rows()
                : page.rows().stream().map(CommandView::inPlainText).toList();
        return new Result(shown, TokenPageResult.of(page));
    }
}
