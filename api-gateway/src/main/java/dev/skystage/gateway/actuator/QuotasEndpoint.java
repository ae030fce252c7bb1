package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** The quotas of an account in a region, and how much of them is used. */
@Component
@Endpoint(id = "quotas")
class QuotasEndpoint {
    private final Quotas quotas;

    QuotasEndpoint(Quotas quotas) {
        this.quotas = quotas;
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

    @ReadOperation
    List<Usage> of(@Selector String accountId, @Selector String regionId) {
        return quotas.of(accountId, regionId).stream()
                .map(usage -> new Usage(usage.quota().key(), usage.used(), usage.maximum()))
                .toList();
    }

    /** Sets the account's own maximum; null restores the configured default. */
    @WriteOperation
    List<Usage> set(@Selector String accountId, @Selector String regionId, String quota, @Nullable Integer maximum) {
        var limited = Arrays.stream(Quota.values())
                .filter(candidate -> candidate.key().equals(quota))
                .findFirst()
                .orElseThrow(() -> new InvalidEndpointRequestException("quota " + quota, "no quota " + quota));
        quotas.setMaximum(accountId, regionId, limited, maximum);
        return of(accountId, regionId);
    }
}
