package dev.skystage.gateway.http;

import dev.skystage.controlplane.api.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a servlet request into an {@link RpcRequest} without the container's parameter parsing, which forgives broken
 * encodings and consumes the body that V3 signatures cover. Origin-form and absolute-form targets, chunked and empty
 * bodies, and requests without a Content-Type are all fine. Refuses with UnsupportedHTTPMethod, InvalidParameter
 * (encoding, broken body) and InvalidParameter.RequestTooLarge.
 */
@Component
public class RpcRequestParser {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

    public RpcRequest parse(HttpServletRequest request) {
        var method = request.getMethod();
        ApiException.check(method.equals("GET") || method.equals("POST"), "UnsupportedHTTPMethod");
        var body = body(request);
        var query = parameters(request.getQueryString());
        var form = body.length > 0 && isForm(request)
                ? Collections.unmodifiableList(FormDecoder.decode(body))
                : List.<Parameter>of();
        var merged = new HashMap<String, String>();
        query.forEach(parameter -> merged.put(parameter.name(), parameter.value()));
        form.forEach(parameter -> merged.put(parameter.name(), parameter.value()));
        var headers = headers(request);
        var path = request.getRequestURI();
        return new RpcRequest(
                method,
                path == null || path.isEmpty() ? "/" : path,
                headers.getOrDefault("Host", ""),
                headers,
                query,
                form,
                Collections.unmodifiableMap(merged),
                body.length == 0 ? EMPTY : ByteBuffer.wrap(body).asReadOnlyBuffer(),
                request.getRemoteAddr(),
                request.isSecure());
    }

    private static List<Parameter> parameters(@Nullable String query) {
        return query == null
                ? List.of()
                : Collections.unmodifiableList(FormDecoder.decode(query.getBytes(StandardCharsets.UTF_8)));
    }

    /** A V3 signature covers the body, so only what it covers may decide how the body is read. */
    private static boolean isForm(HttpServletRequest request) {
        var v3 = V3Authorization.of(request.getHeader("Authorization"));
        if (v3 != null && !v3.signedNames().contains("content-type")) {
            return true;
        }
        var contentType = request.getContentType();
        return contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var names = request.getHeaderNames().asIterator(); names.hasNext(); ) {
            var name = names.next();
            headers.put(name, String.join(",", Collections.list(request.getHeaders(name))));
        }
        return Collections.unmodifiableMap(headers);
    }

    /** The body has arrived already, see {@link BodyIntake}. */
    private static byte[] body(HttpServletRequest request) {
        if (request.getAttribute(ArrivingBody.REFUSAL) instanceof ApiException refusal) {
            throw refusal;
        }
        var length = request.getContentLength();
        if (length == 0 || (length < 0 && request.getHeader("Transfer-Encoding") == null)) {
            return new byte[0];
        }
        try {
            var body = request.getInputStream();
            return length < 0 ? body.readAllBytes() : body.readNBytes(length);
        } catch (IOException e) {
            throw new ApiException("InvalidParameter", "The specified parameter is not valid");
        }
    }
}
