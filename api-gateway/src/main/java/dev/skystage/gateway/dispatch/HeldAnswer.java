package dev.skystage.gateway.dispatch;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;

/** Sends an answer after a delay. Meanwhile it holds no thread: the container's own timer ends the wait. */
record HeldAnswer(Answering answering) implements AsyncListener {
    /** Sends the answer. */
    interface Answering {
        void answer() throws IOException;
    }

    static void hold(HttpServletRequest request, Duration delay, Answering answering) {
        var waiting = request.startAsync();
        waiting.setTimeout(delay.toMillis());
        waiting.addListener(new HeldAnswer(answering));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        answering.answer();
        event.getAsyncContext().complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
