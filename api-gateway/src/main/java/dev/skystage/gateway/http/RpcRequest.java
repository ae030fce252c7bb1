package dev.skystage.gateway.http;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request of the RPC style, decoded but not interpreted.
 *
 * @param method GET or POST
 * @param path as sent, {@code /} when empty
 * @param host the Host header, empty when there is none
 * @param headers names in any case; repeated headers are joined with a comma
 * @param query parameters of the URL in the order in which they were sent, with repetitions
 * @param form parameters of the form body in the order in which they were sent, with repetitions; empty unless the body
 * is a form
 * @param parameters query and form by name: the form wins over the query, and the last of repetitions counts
 * @param body the bytes of the body as received, after de-chunking; read-only
 */
public record RpcRequest(
        String method,
        String path,
        String host,
        Map<String, String> headers,
        List<Parameter> query,
        List<Parameter> form,
        Map<String, String> parameters,
        ByteBuffer body,
        String remoteAddress,
        boolean secure) {

    /** The header's value; the name in any case. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The parameter's value; names are case sensitive. */
    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    /** The same request with one more parameter, which no client sent. */
    public RpcRequest with(String name, String value) {
        var more = new HashMap<>(parameters);
        more.put(name, value);
        return new RpcRequest(
                method,
                path,
                host,
                headers,
                query,
                form,
                Collections.unmodifiableMap(more),
                body,
                remoteAddress,
                secure);
    }

    /** Whether it claims to have a V3 signature; other Authorization headers are ignored. */
    public boolean isV3() {
        var authorization = header("Authorization");
        return authorization != null && authorization.startsWith("ACS3-");
    }

    @Override
    public String toString() { // values may be secrets
        return method + " " + path + " " + parameters.keySet();
    }
}
