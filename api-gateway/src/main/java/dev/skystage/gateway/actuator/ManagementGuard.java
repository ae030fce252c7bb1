package dev.skystage.gateway.actuator;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who may do what on the management port. With a token configured, everything needs it, also reads, except health and
 * metrics, which probes and scrapers read, and what is the same in every cloud. Without a token the port is on the
 * loopback address only, and every call must use a local host name: otherwise a web page could have the browser call
 * the port under a name of its own that points to it.
 */
final class ManagementGuard extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    /** Everything else is guarded: new endpoints are closed until somebody opens them here. */
    private static final Set<String> OPEN = Set.of("", "health", "info", "lifecycles", "prometheus");

    private static final Pattern LOCAL = Pattern.compile("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d+)?");

    private final byte[] expected;
    private final boolean withToken;
    private final String basePath;

    ManagementGuard(String token, String basePath) {
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.withToken = !token.isEmpty();
        this.basePath = basePath;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (withToken ? isOpen(request) || hasToken(request) : isLocal(request)) {
            chain.doFilter(request, response);
        } else if (withToken) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            response.sendError(
                    HttpServletResponse.SC_UNAUTHORIZED, "this needs the token of skystage.management.token");
        } else {
            response.sendError(
                    HttpServletResponse.SC_FORBIDDEN, "without skystage.management.token only localhost is answered");
        }
    }

    /** The front page shows nothing but names. */
    private boolean isOpen(HttpServletRequest request) {
        var path = request.getRequestURI();
        return READS.contains(request.getMethod()) && (path.equals("/") || OPEN.contains(endpoint(path)));
    }

    /** The first part of the path below the base path. A path that can be read in two ways belongs to no endpoint. */
    private String endpoint(String path) {
        if (!path.startsWith(basePath)
                || path.contains("..")
                || path.contains("//")
                || path.contains(";")
                || path.contains("%")) {
            return "?";
        }
        var below = path.substring(basePath.length());
        if (!below.isEmpty() && !below.startsWith("/")) {
            return "?";
        }
        var parts = below.split("/", 3);
        return parts.length < 2 ? "" : parts[1];
    }

    private boolean hasToken(HttpServletRequest request) {
        var given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLocal(HttpServletRequest request) {
        var host = request.getHeader(HttpHeaders.HOST);
        return host != null && LOCAL.matcher(host).matches();
    }
}
