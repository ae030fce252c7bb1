package dev.skystage.gateway.actuator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.invoke.ParameterMappingException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;
import tools.jackson.core.JacksonException;

/** Names the field that an operation of an endpoint could not read; the framework does not say which. */
final class WrongFields extends DefaultHandlerExceptionResolver {
    @Override
    protected @Nullable ModelAndView doResolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        var reason = reason(thrown);
        if (reason == null) {
            return super.doResolveException(request, response, handler, thrown);
        }
        try {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    private static @Nullable String reason(Exception thrown) {
        if (thrown.getCause() instanceof ParameterMappingException wrong) {
            return "%s: %s is no %s"
                    .formatted(
                            wrong.getParameter().getName(),
                            wrong.getValue(),
                            wrong.getParameter().getType().getSimpleName());
        }
        if (thrown instanceof HttpMessageNotReadableException && thrown.getCause() instanceof JacksonException cause) {
            return Strict.Refused.of(cause).getMessage();
        }
        return null;
    }
}
