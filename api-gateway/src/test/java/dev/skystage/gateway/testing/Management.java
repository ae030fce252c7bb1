package dev.skystage.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The management port. Paths are relative to {@code /actuator/}, unless they begin with a slash. */
public record Management(int port) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Asks as a browser does. */
    public Answer browse(String path) {
        return send(request(path)
                .header("Accept", "text/html,application/xhtml+xml")
                .GET());
    }

    public Answer post(String path, String json) {
        if (path.startsWith("faults") || path.startsWith("scenarios")) {
            AssertedErrors.noticeOrder();
        }
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Stores the answer in the file, and replaces one that exists: if that were longer, its end would stay. */
    public HttpResponse<Path> download(String path, Path file, String... headers) {
        return send(
                with(request(path).GET(), headers),
                BodyHandlers.ofFile(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING));
    }

    /** Sends a file. */
    public Answer put(String path, Path file, String... headers) {
        try {
            return send(with(request(path).PUT(HttpRequest.BodyPublishers.ofFile(file)), headers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        var absolute = path.startsWith("/") ? path : "/actuator/" + path;
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + absolute));
    }

    private static Answer send(HttpRequest.Builder request) {
        var response = send(request, BodyHandlers.ofString());
        return new Answer("", response.statusCode(), json(response.body()));
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        return text.startsWith("{") || text.startsWith("[")
                ? JSON.readTree(text)
                : JsonNodeFactory.instance.stringNode(text);
    }
}
