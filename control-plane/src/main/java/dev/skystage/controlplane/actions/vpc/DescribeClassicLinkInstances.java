package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.Instance;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the links of classic instances, of which there are none. */
@Action("004 §14.6")
record DescribeClassicLinkInstances(Regions regions, Instances instances) {
    private static final int MAX_PAGE = 100;

    record Request(
            @NotBlank String regionId,

            @ListText(value = ListText.Form.COMMAS, max = 100, tooMany = "InvalidParameter.ToManyInstanceIds") @Nullable
            List<String> instanceId,

            @Nullable String vpcId,
            @Flat PageRequest page) {}

    record Result(@Flat PageResult page, @ItemName("Link") List<Link> links) {}

    record Link(String instanceId, String vpcId) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId(), "InvalidRegionId.Malformed");
        var none = request.page().upTo(MAX_PAGE).cut(List.<Link>of(), Link::instanceId);
        var ids = request.instanceId();
        check(ids != null || request.vpcId() != null, "InvalidParameter.InvalidInstanceIdAndVpcId");
        for (var id : ids == null ? List.<String>of() : ids) {
            if (instances.find(caller, id).isEmpty()) {
                throw Resources.notFound(Instance.class);
            }
        }
        return new Result(PageResult.of(none), none.rows());
    }
}
