package dev.skystage.gateway.actuator;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** The answer of the management port to {@code /}: a list of what there is, as a page for browsers, else as JSON. */
final class FrontPage extends OncePerRequestFilter {
    private static final Map<String, String> PURPOSES = purposes();

    private final WebEndpointsSupplier endpoints;
    private final String basePath;
    private final JsonMapper json;

    FrontPage(WebEndpointsSupplier endpoints, String basePath, JsonMapper json) {
        this.endpoints = endpoints;
        this.basePath = basePath;
        this.json = json;
    }

    private record Link(String path, String purpose) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getRequestURI().equals("/")
                || basePath.isEmpty()
                || !request.getMethod().equals("GET")) {
            chain.doFilter(request, response);
            return;
        }
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        var html = accept != null && accept.contains("text/html");
        response.setContentType((html ? "text/html" : "application/json") + ";charset=utf-8");
        response.getOutputStream()
                .write(html ? page().getBytes(StandardCharsets.UTF_8) : json.writeValueAsBytes(links()));
    }

    /** Our endpoints first, in the order in which one needs them, then those of the framework. */
    private List<Link> links() {
        var paths = new LinkedHashMap<String, String>();
        var exposed = endpoints.getEndpoints().stream()
                .map(ExposableWebEndpoint::getEndpointId)
                .map(EndpointId::toLowerCaseString)
                .sorted()
                .toList();
        PURPOSES.forEach((id, purpose) -> {
            if (exposed.contains(id)) {
                paths.put(id, purpose);
            }
        });
        exposed.forEach(id -> paths.putIfAbsent(id, ""));
        return paths.entrySet().stream()
                .map(path -> new Link(basePath + "/" + path.getKey(), path.getValue()))
                .toList();
    }

    private String page() {
        var rows = new StringBuilder();
        for (var link : links()) {
            rows.append("<tr><td><a href=\"%s\">%s</a></td><td>%s</td></tr>\n"
                    .formatted(
                            link.path,
                            link.path.substring(basePath.length() + 1),
                            link.purpose.isEmpty() ? "of the framework" : link.purpose));
        }
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Skystage</title>
                <style>body{font:16px/1.5 sans-serif;margin:2em}td{padding:0 2em 0 0}</style></head>
                <body><h1>Skystage</h1>
                <table>
                %s</table></body></html>
                """.formatted(rows);
    }

    private static Map<String, String> purposes() {
        var purposes = new LinkedHashMap<String, String>();
        purposes.put("instances", "instances of all accounts; one with its attributes, timeline, tasks and host");
        purposes.put("requests", "the last calls, secrets masked");
        purposes.put("tasks", "what is waiting and what is stuck, by type");
        purposes.put("hosts", "the simulated inventory by zone, and who is on it");
        purposes.put("clock", "cloud time; POST moves it");
        purposes.put("faults", "trouble on order; POST orders some");
        purposes.put("scenarios", "trouble that takes its course; POST begins one");
        purposes.put("throttle", "how many calls may be made; POST sets a limit");
        purposes.put("accounts", "accounts; POST makes one with its AccessKey");
        purposes.put("quotas", "limits; of one account in one region with what it uses: quotas/ACCOUNT/REGION");
        purposes.put("guest", "what instances answer to commands of the cloud assistant; POST adds a rule");
        purposes.put("reachability", "whether traffic passes: reachability?from=ID&to=ID&protocol=tcp&port=22");
        purposes.put("simulation", "delays and failure rates of the simulated work");
        purposes.put("snapshot", "the whole cloud as a file; PUT puts one in its place");
        purposes.put("reset", "how often the cloud was replaced; POST makes it what it was after its first start");
        purposes.put("lifecycles", "the lifecycles, drawn");
        purposes.put("health", "database, port and queue");
        purposes.put("prometheus", "metrics, as Prometheus reads them");
        return purposes;
    }
}
