package dev.skystage.gateway.actuator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.invoke.ParameterMappingException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/** Names the field that an operation of an endpoint could not read; the framework does not say which. */
final class WrongFields extends DefaultHandlerExceptionResolver {
    @Override
    protected @Nullable ModelAndView doResolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (!(thrown.getCause() instanceof ParameterMappingException wrong)) {
            return super.doResolveException(request, response, handler, thrown);
        }
        var parameter = wrong.getParameter();
        try {
            response.sendError(
                    HttpServletResponse.SC_BAD_REQUEST,
                    "%s: %s is no %s"
                            .formatted(
                                    parameter.getName(),
                                    wrong.getValue(),
                                    parameter.getType().getSimpleName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }
}
