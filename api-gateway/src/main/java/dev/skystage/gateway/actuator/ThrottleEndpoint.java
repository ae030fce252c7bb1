package dev.skystage.gateway.actuator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.skystage.gateway.throttle.ThrottleLimit;
import dev.skystage.gateway.throttle.ThrottleLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** Limits on the number of calls (docs/faults.md) that were set at run time. {@link OrderingFaults} sets them. */
@Component
@Endpoint(id = "throttle")
class ThrottleEndpoint {
    private final ThrottleLimits limits;

    ThrottleEndpoint(ThrottleLimits limits) {
        this.limits = limits;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Limit(
            long id,
            String code,
            @Nullable String account,
            @Nullable String action,
            @Nullable String region,
            int calls,
            Duration per) {
        static Limit of(ThrottleLimit limit) {
            return new Limit(
                    limit.id(),
                    limit.code().wire(),
                    limit.account(),
                    limit.action(),
                    limit.region(),
                    limit.calls(),
                    limit.per());
        }
    }

    /** The limits, oldest first. */
    @ReadOperation
    Page<Limit> list(@Nullable Long after, @Nullable Integer limit) {
        var size = Page.limit(limit);
        var page = limits.all().stream()
                .filter(one -> after == null || one.id() > after)
                .limit(size)
                .map(Limit::of)
                .toList();
        return Page.of(page, size, one -> Long.toString(one.id()));
    }

    @DeleteOperation
    WebEndpointResponse<Void> remove(@Selector long id) {
        return new WebEndpointResponse<>(
                limits.remove(id) ? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND);
    }

    @DeleteOperation
    void removeAll() {
        limits.removeAll();
    }
}
