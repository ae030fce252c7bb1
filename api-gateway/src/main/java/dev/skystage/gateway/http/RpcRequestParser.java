package dev.skystage.gateway.http;

import dev.skystage.controlplane.api.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Reads a servlet request into an {@link RpcRequest} without the container's parameter parsing, which forgives broken
 * encodings and consumes the body that V3 signatures cover. Origin-form and absolute-form targets, chunked and empty
 * bodies, and requests without a Content-Type are all fine. Refuses with UnsupportedHTTPMethod, InvalidParameter
 * (encoding, broken body) and InvalidParameter.RequestTooLarge.
 */
@Component
@EnableConfigurationProperties(HttpProperties.class)
public class RpcRequestParser {
    private static final String FORM = "application/x-www-form-urlencoded";
    // A refused body is read up to here, so that the client is not cut off by a reset before it reads the answer.
    private static final long DRAIN = 64L << 20;
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final int maxBody;

    public RpcRequestParser(HttpProperties properties) {
        this.maxBody = Math.toIntExact(properties.maxBody().toBytes());
    }

    public RpcRequest parse(HttpServletRequest request) {
        var method = request.getMethod();
        ApiException.check(method.equals("GET") || method.equals("POST"), "UnsupportedHTTPMethod");
        var body = body(request);
        var query = parameters(request.getQueryString());
        var form = body.length > 0 && isForm(request.getContentType())
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

    private static boolean isForm(@Nullable String contentType) {
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

    private byte[] body(HttpServletRequest request) {
        if (request.getContentLengthLong() == 0) {
            return new byte[0];
        }
        byte[] body;
        try {
            var in = request.getInputStream();
            body = in.readNBytes(maxBody + 1);
            if (body.length > maxBody) {
                drain(in);
            }
        } catch (IOException e) {
            throw new ApiException("InvalidParameter", "The specified parameter is not valid");
        }
        ApiException.check(body.length <= maxBody, "InvalidParameter.RequestTooLarge", Integer.toString(maxBody));
        return body;
    }

    private static void drain(InputStream in) throws IOException {
        var buffer = new byte[16 << 10];
        for (var rest = DRAIN; rest > 0; ) {
            var read = in.read(buffer);
            if (read < 0) {
                return;
            }
            rest -= read;
        }
    }
}
