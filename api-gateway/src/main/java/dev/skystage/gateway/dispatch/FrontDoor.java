package dev.skystage.gateway.dispatch;

import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.gateway.http.RpcRequestParser;
import dev.skystage.persistence.cloud.Gate;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.trouble.Effect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers every call, on whatever path. Whatever happens inside, the answer is the API's own. */
@Component
record FrontDoor(
        RpcRequestParser parser, Dispatcher dispatcher, Replies replies, CallRecords records, Ids ids, Gate gate) {
    private static final int CLOSE_THE_CONNECTION = -1; // in Jetty this value aborts the exchange

    void answer(HttpServletRequest servletRequest, HttpServletResponse servletResponse) throws IOException {
        var begin = System.nanoTime();
        var call = new Call(ids.requestId());
        @Nullable RpcRequest request = null;
        Reply reply;
        try {
            var parsed = parser.parse(servletRequest);
            request = parsed;
            call.chooseFormat(parsed);
            reply = Reply.ok(gate.pass(() -> dispatcher.dispatch(parsed, call)));
        } catch (RuntimeException thrown) {
            reply = replies.refusing(thrown, call, servletRequest.getHeader("Host"));
        }
        var target = servletRequest.getMethod() + " " + servletRequest.getRequestURI();
        records.add(call, target, request, reply, Duration.ofNanos(System.nanoTime() - begin));
        answer(servletRequest, servletResponse, call, reply);
    }

    /** Answers as trouble was ordered: late, or not at all; normally at once. */
    private void answer(HttpServletRequest request, HttpServletResponse response, Call call, Reply reply)
            throws IOException {
        var lost = call.fate.effect(Effect.AnswerLost.class).isPresent();
        HeldAnswer.Answering answering =
                lost ? () -> response.sendError(CLOSE_THE_CONNECTION) : () -> replies.write(reply, call, response);
        var delay = call.fate.effect(Effect.Delay.class);
        if (delay.isPresent()) {
            HeldAnswer.hold(request, delay.get().delay(), answering);
        } else {
            answering.answer();
        }
    }
}
