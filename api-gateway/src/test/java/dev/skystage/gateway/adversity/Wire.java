package dev.skystage.gateway.adversity;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.SignedForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Requests byte by byte: correctly signed forms that can be damaged afterwards, and plain sockets. */
record Wire(Account account, HttpClient http) {
    /** A status and the text of the answer. */
    record Reply(int status, String body) {}

    private static final int SOCKET_MILLIS = 10_000;

    Wire(Account account) {
        this(account, HttpClient.newHttpClient());
    }

    /** A correctly signed form (V1). */
    String signed(Map<String, String> parameters) {
        var all = new TreeMap<>(parameters);
        all.keySet()
                .removeAll(Set.of(
                        "SignatureMethod",
                        "SignatureVersion",
                        "SignatureNonce",
                        "Timestamp",
                        "AccessKeyId",
                        "Signature"));
        return SignedForm.of(all, account.accessKeyId(), account.accessKeySecret());
    }

    /** Headers as names and values in turn. */
    Reply post(String form, String... headers) {
        return send("POST", form, "/", headers);
    }

    Reply send(String method, String form, String target, String... headers) {
        var builder = HttpRequest.newBuilder(URI.create("http://" + account.endpoint() + target))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(form, StandardCharsets.ISO_8859_1));
        for (var i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return send(builder.build());
    }

    private Reply send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Reply send(SignedV3 request) {
        var target = request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
        var builder = HttpRequest.newBuilder(URI.create("http://" + account.endpoint() + target))
                .method(
                        request.method(),
                        request.body().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(header -> builder.header(header.name(), header.value()));
        return send(builder.build());
    }

    /** Everything the server says to these bytes until it closes the connection; empty when it says nothing. */
    String raw(String bytes) {
        try (var socket =
                new Socket("localhost", Integer.parseInt(account.endpoint().split(":")[1]))) {
            socket.setSoTimeout(SOCKET_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            var said = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(said);
            } catch (IOException e) {
                // the server may reset the connection after the answer
            }
            return said.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
