package dev.skystage.controlplane.resources.vpc;

import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.persistence.vpc.NetworkStatus;

/** An entry of a route table as a flat row; answers nest its next hop. */
public record RouteView(
        @Column("id") String id,
        String routeTableId,
        String destinationCidrBlock,
        String type,
        String name,
        String description,
        String nextHopType,
        String nextHopId,
        NetworkStatus status) {
    public static final Listing<RouteView> ROUTES = Listing.of("route", RouteView.class);
}
