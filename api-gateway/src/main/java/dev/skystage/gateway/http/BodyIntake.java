package dev.skystage.gateway.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies before their requests get a thread, so that a slow sender holds none; with a time limit, and within the
 * memory for all bodies. Used by Jetty's {@link EagerContentHandler}.
 */
public final class BodyIntake implements EagerContentHandler.ContentLoaderFactory {
    private final int maxBody;
    private final long millis;
    private final BodyRoom room;

    public BodyIntake(HttpProperties properties) {
        maxBody = Math.toIntExact(properties.maxBody().toBytes());
        millis = properties.arrival().toMillis();
        room = new BodyRoom(properties.bodies().toBytes());
    }

    /** Null: for every type. */
    @Override
    public @Nullable String getApplicableMimeType() {
        return null;
    }

    @Override
    public EagerContentHandler.ContentLoader newContentLoader(
            String contentType,
            String mimeType,
            Handler handler,
            Request request,
            Response response,
            Callback callback) {
        var body = new ArrivingBody(handler, request, response, callback, maxBody, room);
        var timeout = request.getComponents().getScheduler().schedule(body::tooSlow, millis, TimeUnit.MILLISECONDS);
        Request.addCompletionListener(request, failure -> {
            timeout.cancel();
            body.forget();
        });
        return body;
    }
}
