package dev.skystage.gateway.actuator;

import dev.skystage.gateway.dispatch.RequestLog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** The last API calls of this replica, newest first. */
@Component
@Endpoint(id = "requests")
class RequestsEndpoint {
    private final RequestLog log;

    RequestsEndpoint(RequestLog log) {
        this.log = log;
    }

    @ReadOperation
    List<RequestLog.Entry> latest(
            @Nullable String account, @Nullable String action, @Nullable String code, @Nullable Integer limit) {
        return log.latest(Integer.MAX_VALUE).stream()
                .filter(entry -> account == null || account.equals(entry.accountId()))
                .filter(entry -> action == null || action.equals(entry.action()))
                .filter(entry -> code == null || code.equals(entry.code()))
                .limit(Page.limit(limit))
                .toList();
    }
}
