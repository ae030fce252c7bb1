package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the endpoint of a service in a region: the address to which this call was sent. If the call was sent to a name
 * of the real cloud, through a proxy, the answer is such a name too.
 */
@Action(value = "LOCATION DescribeEndpoints", products = Product.LOCATION)
record DescribeEndpoints(Regions regions) {
    private static final Set<String> HERE =
            Set.of("ecs", "vpc", "eip", "ram", "sts", "location", "ens", "bssopenapi", "resourcemanager");
    private static final Set<String> OF_ALL_REGIONS = Set.of("ram", "sts", "location", "bssopenapi", "resourcemanager");
    /** Services of the real cloud that do not exist here: they are known, but have no endpoint. */
    private static final Set<String> ELSEWHERE = Set.of(
            "slb",
            "ess",
            "rds",
            "kms",
            "oss",
            "cs",
            "cms",
            "ros",
            "dds",
            "r-kvstore",
            "nas",
            "cdn",
            "alidns",
            "ons",
            "tag",
            "hbase",
            "polardb",
            "apigateway",
            "fc",
            "log",
            "mts",
            "cr");

    private static final String CLOUD = ".aliyuncs.com";

    record Request(
            @NotBlank String id,
            @NotBlank String serviceCode,
            @Nullable String type) {}

    record Result(boolean success, @ItemName("Endpoint") List<Item> endpoints) {}

    /** SerivceCode is the API's spelling; today's answers have the right one as well. */
    record Item(
            String id,
            String namespace,
            String serivceCode,
            String serviceCode,
            String type,
            String endpoint,
            @ItemName("Protocols") List<String> protocols) {}

    Result handle(Request request, Caller caller) {
        var service = request.serviceCode();
        check(regions.find(request.id()).isPresent(), "InvalidRegionId");
        var type = request.type() == null ? "openAPI" : request.type();
        check(HERE.contains(service) || ELSEWHERE.contains(service), "Illegal Parameter");
        check(type.equals("openAPI") || type.equals("innerAPI"), "Illegal Parameter");
        if (!HERE.contains(service) || type.equals("innerAPI")) {
            return new Result(true, List.of());
        }
        return new Result(
                true,
                List.of(new Item(
                        request.id(),
                        "26842",
                        service,
                        service,
                        type,
                        endpoint(service, request.id(), caller.connection().host()),
                        List.of("HTTP", "HTTPS"))));
    }

    private static String endpoint(String service, String regionId, String host) {
        if (!host.isEmpty() && !host.contains(CLOUD)) {
            return host;
        }
        return OF_ALL_REGIONS.contains(service) ? service + CLOUD : service + "." + regionId + CLOUD;
    }
}
