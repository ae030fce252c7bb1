package dev.skystage.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Sockets of people who have no key. */
final class Strangers {
    private static final int PATIENCE_MILLIS = 60_000;

    private Strangers() {}

    /** What the server said to one of them; empty when it closed the connection. */
    record Said(String text) {
        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }
    }

    static Socket connect(int port) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    static String post(String body) {
        return "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    static Said send(int port, String request) {
        try (var socket = connect(port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var said = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(said);
            return new Said(said.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Said("");
        }
    }

    /** Sends the same request this often, so many at once. */
    static List<Said> all(int port, String request, int times, int atOnce) throws Exception {
        var work = new ArrayList<Callable<Said>>();
        for (int i = 0; i < times; i++) {
            work.add(() -> send(port, request));
        }
        var said = new ArrayList<Said>();
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            for (var done : threads.invokeAll(work)) {
                said.add(done.get());
            }
        }
        return said;
    }
}
