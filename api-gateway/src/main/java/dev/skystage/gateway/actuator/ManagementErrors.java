package dev.skystage.gateway.actuator;

import dev.skystage.gateway.http.JsonErrorHandler;
import java.util.LinkedHashMap;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Errors of the management port as JSON: status, its name, what was wrong, and the path. */
final class ManagementErrors extends JsonErrorHandler {
    private final JsonMapper json;

    ManagementErrors(JsonMapper json) {
        this.json = json;
    }

    /** Answers everything that the port refuses, in the application or before it; also in contexts that start later. */
    void serve(Server server) {
        server.setErrorHandler(this);
        server.getDescendants(ContextHandler.class)
                .forEach(context -> context.addEventListener(new LifeCycle.Listener() {
                    @Override
                    public void lifeCycleStarted(LifeCycle started) {
                        context.setErrorHandler(ManagementErrors.this);
                    }
                }));
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        var error = new LinkedHashMap<String, Object>();
        error.put("status", code);
        error.put("error", HttpStatus.getMessage(code));
        if (message != null && !message.equals(HttpStatus.getMessage(code))) {
            error.put("message", message);
        }
        error.put("path", request.getHttpURI().getPath());
        answer(response, code, json.writeValueAsBytes(error), callback);
    }
}
