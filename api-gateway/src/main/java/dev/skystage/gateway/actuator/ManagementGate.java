package dev.skystage.gateway.actuator;

import dev.skystage.persistence.cloud.Gate;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets calls of the management port through the gate, so that each sees one cloud only. Probes and what replaces the
 * cloud itself do not pass it.
 */
final class ManagementGate extends OncePerRequestFilter {
    private static final Set<String> BESIDE = Set.of("snapshot", "reset", "health", "prometheus", "metrics", "info");

    private final Gate gate;
    private final String basePath;

    ManagementGate(Gate gate, String basePath) {
        this.gate = gate;
        this.basePath = basePath;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith(basePath + "/")
                || BESIDE.contains(path.substring(basePath.length() + 1).split("/", 2)[0]);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var unused = gate.<Boolean, Exception>pass(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (DataAccessResourceFailureException closed) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, closed.getMessage());
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
