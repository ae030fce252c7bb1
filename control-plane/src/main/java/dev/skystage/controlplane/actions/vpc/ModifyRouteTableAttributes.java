package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.RouteTables;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes name, description and propagation of a route table; an empty value removes the text. */
@Action(value = "VPC ModifyRouteTableAttributes", products = Product.VPC)
record ModifyRouteTableAttributes(Regions regions, RouteTables tables) {
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_DESCRIPTION = 256;

    record Request(
            @NotBlank String regionId,
            @NotBlank String routeTableId,
            @KeepEmpty @Nullable String routeTableName,
            @KeepEmpty @Nullable String description,
            @Nullable Boolean routePropagationEnable) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        checkText(request.routeTableName(), LONGEST_NAME, "RouteTableName");
        checkText(request.description(), LONGEST_DESCRIPTION, "Description");
        var vpc = tables.lock(caller, region.id(), List.of(request.routeTableId()))
                .get(request.routeTableId());
        if (vpc == null) {
            throw new ApiException("InvalidRouteTableId.NotFound");
        }
        vpc.routeTableName = request.routeTableName() == null ? vpc.routeTableName : request.routeTableName();
        vpc.routeTableDescription = request.description() == null ? vpc.routeTableDescription : request.description();
        var propagates = request.routePropagationEnable();
        vpc.routePropagation = propagates == null ? vpc.routePropagation : propagates;
    }

    private static void checkText(@Nullable String text, int longest, String parameter) {
        checkParameter(text == null || (text.length() <= longest && !Texts.isLink(text)), parameter);
    }
}
