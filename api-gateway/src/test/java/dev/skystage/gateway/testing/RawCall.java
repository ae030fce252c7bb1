package dev.skystage.gateway.testing;

import dev.skystage.controlplane.api.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A call signed by hand (signature V1), for requests and answers that no SDK makes or shows. */
final class RawCall {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private RawCall() {}

    static Answer send(int port, String accessKeyId, String secret, Map<String, String> parameters) {
        var all = new TreeMap<>(parameters);
        all.putIfAbsent("Format", "JSON");
        var form = SignedForm.of(all, accessKeyId, secret);
        try {
            var response = HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            var answer = new Answer(action(all), response.statusCode(), JSON.readTree(response.body()));
            ObservedShapes.keep(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String action(Map<String, String> parameters) {
        var product = Product.ofVersion(parameters.getOrDefault("Version", "")).map(Product::folder);
        return product.orElse("none") + "/" + parameters.getOrDefault("Action", "none");
    }
}
