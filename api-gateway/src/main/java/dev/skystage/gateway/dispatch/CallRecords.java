package dev.skystage.gateway.dispatch;

import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.scheduler.clock.CloudClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records every call for operators: a timing in the metrics and an entry in the log. */
@Component
record CallRecords(RequestLog requests, MeterRegistry metrics, CloudClock clock) {
    /**
     * Called before the answer is sent, so that whoever has the answer finds the call in the log.
     *
     * @param target method and path
     * @param request null if it could not be read
     */
    void add(Call call, String target, @Nullable RpcRequest request, Reply reply, Duration latency) {
        metrics.timer("skystage.api.requests", "action", call.name == null ? "none" : call.name, "code", reply.code())
                .record(latency);
        var caller = call.caller;
        requests.add(new RequestLog.Entry(
                clock.now(),
                call.requestId(),
                call.product,
                call.version,
                call.action,
                call.action == null ? Call.kept(target) : null,
                caller == null ? null : caller.accountId(),
                caller == null ? null : caller.accessKeyId(),
                request == null ? Map.of() : request.parameters(),
                reply.status(),
                reply.code(),
                latency));
    }
}
