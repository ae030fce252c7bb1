package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.contract.ErrorTable;
import dev.skystage.gateway.rendering.AnswerWriter;
import dev.skystage.gateway.rendering.XmlWriter;
import dev.skystage.gateway.throttle.ThrottleCode;
import dev.skystage.gateway.throttle.TooMany;
import dev.skystage.persistence.database.DatabaseAway;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes replies from the results of calls, and writes them in the format that the caller wants, JSON or XML. */
@Component
record Replies(ErrorTable errors, AnswerWriter answers, JsonMapper json) {
    private static final Logger log = LoggerFactory.getLogger(Replies.class);

    /** The reply to a call that ended with an exception: its refusal, or an internal error. */
    Reply refusing(RuntimeException thrown, Call call, @Nullable String host) {
        var answer = thrown instanceof OrderedRefusal ordered
                ? ordered.answer()
                : errors.answer(call.product, call.name == null ? call.action : call.name, refusal(thrown, call));
        var code = answer.code();
        if (call.tooMany == null) {
            call.tooMany = ThrottleCode.of(code)
                    .map(throttling -> new TooMany(throttling, TooMany.USUAL_MILLIS))
                    .orElse(null);
        }
        var body = answers.writeError(answer, call.requestId(), host == null ? "" : host, call.recommend(code));
        return new Reply(answer.http(), code, body);
    }

    void write(Reply reply, Call call, HttpServletResponse response) throws IOException {
        var bytes = reply.body();
        if (call.xml) {
            var root = reply.isOk() ? call.action + "Response" : "Error";
            bytes = XmlWriter.write(root, json.readTree(bytes));
        }
        response.setStatus(reply.status());
        response.setContentType(call.xml ? "text/xml;charset=utf-8" : "application/json;charset=utf-8");
        response.setHeader("x-acs-request-id", call.requestId());
        if (call.tooMany != null) {
            var millis = call.tooMany.millis();
            response.setHeader(call.tooMany.code().header(), "Remain:0,TimeLeft:" + millis);
            response.setHeader("x-acs-retry-after", Long.toString(millis)); // the newest SDKs and the CLI read this
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
