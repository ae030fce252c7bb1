package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.gateway.http.V3Authorization;
import dev.skystage.persistence.region.Region;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The region of a call that names none. The real service takes the one of the endpoint that was called, and clients
 * with newer SDKs leave RegionId out (Velero's snapshot plugin, the CSI driver's DescribeTasks). Here it is the region
 * in a host name that the signature covers, as in {@code ecs.cn-hangzhou.aliyuncs.com}, else the configured one, else
 * none.
 */
@Component
class EndpointRegions {
    private final Regions regions;
    private final @Nullable String otherwise;

    EndpointRegions(Regions regions, @Value("${skystage.endpoint.region:#{null}}") @Nullable String otherwise) {
        this.regions = regions;
        this.otherwise = otherwise;
        if (otherwise != null && regions.find(otherwise).isEmpty()) {
            throw new IllegalArgumentException("skystage.endpoint.region: there is no region " + otherwise);
        }
    }

    /** The request; if it names no region, with that of the endpoint. */
    RpcRequest complete(RpcRequest request, Product product) {
        var regional = product == Product.ECS || product == Product.VPC;
        if (!regional || isGiven(request.parameter("RegionId")) || isGiven(request.parameter("regionId"))) {
            return request;
        }
        var region = ofHost(request).map(Region::id).orElse(otherwise);
        return region == null ? request : request.with("RegionId", region);
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    private Optional<Region> ofHost(RpcRequest request) {
        var v3 = V3Authorization.of(request.header("Authorization"));
        if (v3 == null || !v3.signedNames().contains("host")) {
            return Optional.empty();
        }
        var name = request.host().toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        return Arrays.stream(name.split("\\."))
                .flatMap(label -> Stream.of(label, label.replaceFirst("^[a-z]+-", ""))) // such as ecs-cn-hangzhou
                .flatMap(label -> regions.find(label).stream())
                .findFirst();
    }
}
