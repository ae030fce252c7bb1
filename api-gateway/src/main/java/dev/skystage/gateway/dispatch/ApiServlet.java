package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.contract.ErrorTable;
import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.gateway.http.RpcRequestParser;
import dev.skystage.gateway.rendering.AnswerWriter;
import dev.skystage.gateway.rendering.XmlWriter;
import dev.skystage.persistence.database.DatabaseAway;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.trouble.Effect;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.TransientDataAccessException;
import tools.jackson.databind.json.JsonMapper;

/** The front door: one servlet for every path. Whatever happens inside, the answer is the API's own. */
public class ApiServlet extends HttpServlet {
    private static final Logger log = LoggerFactory.getLogger(ApiServlet.class);

    private static final int CLOSE_THE_CONNECTION = -1; // Jetty's: aborts the exchange
    private final transient RpcRequestParser parser;
    private final transient Dispatcher dispatcher;
    private final transient ErrorTable errors;
    private final transient AnswerWriter answers;
    private final transient RequestLog requests;
    private final transient MeterRegistry metrics;
    private final transient JsonMapper json;
    private final transient Ids ids;
    private final transient CloudClock clock;

    ApiServlet(
            RpcRequestParser parser,
            Dispatcher dispatcher,
            ErrorTable errors,
            AnswerWriter answers,
            RequestLog requests,
            MeterRegistry metrics,
            JsonMapper json,
            Ids ids,
            CloudClock clock) {
        this.parser = parser;
        this.dispatcher = dispatcher;
        this.errors = errors;
        this.answers = answers;
        this.requests = requests;
        this.metrics = metrics;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    protected void service(HttpServletRequest servletRequest, HttpServletResponse servletResponse) throws IOException {
        var begin = System.nanoTime();
        var call = new Call(ids.requestId());
        @Nullable RpcRequest request = null;
        var status = 200;
        var code = "OK";
        byte[] body;
        try {
            request = parser.parse(servletRequest);
            call.chooseFormat(request);
            body = dispatcher.dispatch(request, call);
        } catch (RuntimeException thrown) {
            var answer = thrown instanceof OrderedRefusal ordered
                    ? ordered.answer()
                    : errors.answer(call.product, call.name == null ? call.action : call.name, refusal(thrown, call));
            status = answer.http();
            code = answer.code();
            var host = servletRequest.getHeader("Host");
            body = answers.writeError(answer, call.requestId(), host == null ? "" : host, call.recommend(code));
        }
        var target = servletRequest.getMethod() + " " + servletRequest.getRequestURI();
        record(call, target, request, status, code, Duration.ofNanos(System.nanoTime() - begin));
        answer(servletRequest, servletResponse, call, status, body);
    }

    /** Answers as it was ordered: late, not at all, or as always. */
    private void answer(HttpServletRequest request, HttpServletResponse response, Call call, int status, byte[] body)
            throws IOException {
        var lost = call.fate.effect(Effect.AnswerLost.class).isPresent();
        HeldAnswer.Answering answering =
                lost ? () -> response.sendError(CLOSE_THE_CONNECTION) : () -> reply(response, call, status, body);
        var delay = call.fate.effect(Effect.Delay.class);
        if (delay.isPresent()) {
            HeldAnswer.hold(request, delay.get().delay(), answering);
        } else {
            answering.answer();
        }
    }

    /** Before the answer goes out: whoever has it finds the call in the log. */
    private void record(
            Call call, String target, @Nullable RpcRequest request, int status, String code, Duration latency) {
        metrics.timer("skystage.api.requests", "action", call.name == null ? "none" : call.name, "code", code)
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
                status,
                code,
                latency));
    }

    private void reply(HttpServletResponse response, Call call, int status, byte[] body) throws IOException {
        var bytes = body;
        if (call.xml) {
            var root = status == 200 ? call.action + "Response" : "Error";
            bytes = XmlWriter.write(root, json.readTree(body));
        }
        response.setStatus(status);
        response.setContentType(call.xml ? "text/xml;charset=utf-8" : "application/json;charset=utf-8");
        response.setHeader("x-acs-request-id", call.requestId());
        if (call.throttledMillis != null) {
            response.setHeader("X-RateLimit-User-API", "Remain:0,TimeLeft:" + call.throttledMillis);
            response.setHeader("x-acs-retry-after", Long.toString(call.throttledMillis));
        }
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static ApiException refusal(RuntimeException thrown, Call call) {
        return switch (thrown) {
            case ApiException refusal -> refusal;
            case ConcurrencyFailureException conflict -> {
                log.warn("{} {} kept losing races", call.action, call.requestId(), conflict);
                yield new ApiException("ServiceUnavailable");
            }
            case TransientDataAccessException unavailable -> unavailable(call, unavailable);
            default -> {
                if (DatabaseAway.caused(thrown)) {
                    yield unavailable(call, thrown);
                }
                log.error("{} {} failed", call.action, call.requestId(), thrown);
                yield new ApiException("InternalError");
            }
        };
    }

    private static ApiException unavailable(Call call, RuntimeException cause) {
        log.warn("{} {}: no database: {}", call.action, call.requestId(), cause.getMessage());
        return new ApiException("ServiceUnavailable");
    }
}
