package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.persistence.region.RegionCatalog;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** The quotas of an account in a region, and how much of them is used. */
@Component
@Endpoint(id = "quotas")
class QuotasEndpoint {
    private final Quotas quotas;
    private final Accounts accounts;
    private final RegionCatalog regions;

    QuotasEndpoint(Quotas quotas, Accounts accounts, RegionCatalog regions) {
        this.quotas = quotas;
        this.accounts = accounts;
        this.regions = regions;
    }

    record Usage(String quota, int used, int maximum) {}

    /** A quota with the maximum of accounts that have none of their own. */
    record Standard(String quota, int maximum) {}

    @ReadOperation
    List<Standard> standards() {
        return Arrays.stream(Quota.values())
                .map(quota -> new Standard(quota.key(), quotas.defaultMaximum(quota)))
                .toList();
    }

    /** Nothing, which is answered with 404, if there is no such account or region. */
    @ReadOperation
    @Nullable
    List<Usage> of(@Selector String accountId, @Selector String regionId) {
        return !exist(accountId, regionId)
                ? null
                : quotas.of(accountId, regionId).stream()
                        .map(usage -> new Usage(usage.quota().key(), usage.used(), usage.maximum()))
                        .toList();
    }

    /** Sets the account's own maximum; null restores the configured default. */
    @WriteOperation
    WebEndpointResponse<List<Usage>> set(
            @Selector String accountId, @Selector String regionId, String quota, @Nullable Integer maximum) {
        var limited = Arrays.stream(Quota.values())
                .filter(candidate -> candidate.key().equals(quota))
                .findFirst()
                .orElseThrow(() -> Wrong.field("quota", "no quota " + quota));
        Wrong.check(maximum == null || maximum >= 0, "maximum", "must be 0 or more");
        if (!exist(accountId, regionId)) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        quotas.setMaximum(accountId, regionId, limited, maximum);
        return new WebEndpointResponse<>(of(accountId, regionId));
    }

    private boolean exist(String accountId, String regionId) {
        return accounts.exists(accountId) && regions.find(regionId).isPresent();
    }
}
