package dev.skystage.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One keep-alive connection that signs every call (V1, HMAC-SHA1, each with a nonce). A plain socket: where load and
 * server share the cores, an expensive client hides the difference between two servers.
 */
final class Client implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicLong NONCES = new AtomicLong(System.nanoTime());
    private static final long REST = 10_000_000_000L;
    private final int port;
    private final String accessKeyId;
    private final Mac mac;
    private Socket socket;
    private InputStream in;
    private long usedAt;
    private final byte[] buffer = new byte[64 << 10];
    private int filled;

    Client(int port, String accessKeyId, String secret) throws IOException {
        this.port = port;
        this.accessKeyId = accessKeyId;
        try {
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec((secret + "&").getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        socket = connect(port);
        in = socket.getInputStream();
        usedAt = System.nanoTime();
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Connects again when needed: servers close idle connections. */
    private void freshen() throws IOException {
        var now = System.nanoTime();
        if (now - usedAt > REST) {
            socket.close();
            socket = connect(port);
            in = socket.getInputStream();
        }
        usedAt = now;
    }

    /** Calls an action with name, value, name, value..; fails unless it is accepted. */
    JsonNode call(String action, String... parameters) throws IOException {
        return JSON.readTree(raw(action, parameters));
    }

    /** The same, without parsing the answer. */
    byte[] raw(String action, String... parameters) throws IOException {
        return get(target(action, parameters));
    }

    /** The signed URL of a call, without the host. */
    String target(String action, String... parameters) {
        var query = query(action, parameters);
        return "/?" + query + "&Signature=" + encoded(signature(query));
    }

    /** Sends a target that was signed before. */
    byte[] get(String target) throws IOException {
        freshen();
        socket.getOutputStream()
                .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return answer();
    }

    private String query(String action, String... parameters) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        all.put("AccessKeyId", accessKeyId);
        all.put("Action", action);
        all.put("Format", "JSON");
        all.putIfAbsent("RegionId", "cn-hangzhou");
        all.put("SignatureMethod", "HMAC-SHA1");
        all.put("SignatureNonce", Long.toString(NONCES.incrementAndGet(), 36));
        all.put("SignatureVersion", "1.0");
        all.put("Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.putIfAbsent("Version", action.contains("Vpc") || action.contains("VSwitch") ? "2016-04-28" : "2014-05-26");
        var query = new StringBuilder(512);
        all.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(encoded(name))
                .append('=')
                .append(encoded(value)));
        return query.toString();
    }

    private String signature(String query) {
        var text = "GET&%2F&" + encoded(query);
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!isUnreserved(c)) {
                return URLEncoder.encode(text, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A")
                        .replace("%7E", "~");
            }
        }
        return text;
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    private byte[] answer() throws IOException {
        filled = 0;
        int end;
        do {
            fill();
            end = endOfHead();
        } while (end < 0);
        var head = new String(buffer, 0, end, StandardCharsets.US_ASCII);
        var body = new ByteArrayOutputStream();
        body.write(buffer, end, filled - end);
        for (var left = length(head) - body.size(); left > 0; left = length(head) - body.size()) {
            filled = 0;
            fill();
            body.write(buffer, 0, filled);
        }
        if (!head.startsWith("HTTP/1.1 200")) {
            throw new IllegalStateException(body.toString(StandardCharsets.UTF_8));
        }
        return body.toByteArray();
    }

    private void fill() throws IOException {
        var read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the server hung up");
        }
        filled += read;
    }

    private int endOfHead() {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int length(String head) {
        var at = head.toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
        if (at < 0) {
            throw new IllegalStateException("an answer without a length: " + head);
        }
        return Integer.parseInt(head.substring(at + 15, head.indexOf('\r', at)).strip());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
