package dev.skystage.bench;

import dev.skystage.bench.Attack.Row;
import dev.skystage.bench.Attack.Target;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Strangers who send much, or slowly. After each flood an ordinary call must be as fast as before. */
final class FloodAttacks implements Attack.Kind {
    private static final int SLOW = 300;
    private static final Duration TRICKLE = Duration.ofSeconds(1);

    @Override
    public List<Row> on(Target target) throws Exception {
        var rows = new ArrayList<Row>();
        try (var cloud = target.start("floods")) {
            quietMillis(cloud); // warms up
            manyParameters(cloud, rows);
            amplification(cloud, rows);
            manyHeaders(cloud, rows);
            slow(cloud, "slow bodies", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\na=", rows);
            slow(cloud, "slow headers", "GET / HTTP/1.1\r\nHost: a\r\nLong: ", rows);
        }
        return rows;
    }

    private static void manyParameters(Cloud cloud, List<Row> rows) throws Exception {
        var body = new StringBuilder();
        for (int i = 0; i < 16_300; i++) {
            body.append((char) ('a' + i % 26))
                    .append(Integer.toString(i % 36, 36))
                    .append("=&");
        }
        var said = Strangers.all(cloud.port(), Strangers.post(body.toString()), 1000, 50);
        rows.add(Row.of("flood of 65 kB forms, unanswered of 1000", (double) unanswered(said), "calls", 0));
        rows.add(Row.of("flood of 65 kB forms, a call afterwards", quietMillis(cloud), "ms", 500));
    }

    private static void amplification(Cloud cloud, List<Row> rows) throws Exception {
        var body = "AccessKeyId=skystage&Action=DescribeRegions&Version=2014-05-26&SignatureMethod=HMAC-SHA1"
                + "&SignatureVersion=1.0&SignatureNonce=n&Timestamp=2026-01-01T00:00:00Z&Signature=wrong&Long=";
        body += "/".repeat((1 << 20) - body.length());
        var said = Strangers.all(cloud.port(), Strangers.post(body), 200, 50);
        var longest = said.stream().mapToInt(one -> one.text().length()).max().orElse(0);
        rows.add(Row.of("wrong signatures over 1 MB, unanswered of 200", (double) unanswered(said), "calls", 0));
        rows.add(Row.of("wrong signatures over 1 MB, longest answer", longest / 1024.0, "KiB", 64));
        rows.add(Row.of("wrong signatures over 1 MB, a call afterwards", quietMillis(cloud), "ms", 500));
    }

    private static void manyHeaders(Cloud cloud, List<Row> rows) throws Exception {
        var request = "GET / HTTP/1.1\r\nHost: a\r\n" + "a:\r\n".repeat(15_000) + "\r\n";
        Strangers.all(cloud.port(), request, 1000, 50);
        rows.add(Row.of("15,000 headers of one letter, a call afterwards", quietMillis(cloud), "ms", 500));
    }

    /** More senders than the server has threads. */
    private static void slow(Cloud cloud, String name, String begun, List<Row> rows) throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < SLOW; i++) {
                var socket = Strangers.connect(cloud.port());
                sockets.add(socket);
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            }
            var slowest = 0.0;
            var begin = System.nanoTime();
            var open = SLOW;
            while (open > 0
                    && System.nanoTime() - begin < Duration.ofSeconds(60).toNanos()) {
                LockSupport.parkNanos(TRICKLE.toNanos());
                slowest = Math.max(slowest, quietMillis(cloud));
                open = trickle(sockets);
            }
            rows.add(Row.of(SLOW + " " + name + ", slowest call meanwhile", slowest, "ms", 1000));
            rows.add(Row.of(SLOW + " " + name + ", open after a minute", open, "sockets", 0));
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static int trickle(List<Socket> sockets) {
        var open = 0;
        for (var socket : sockets) {
            try {
                socket.getOutputStream().write('x');
                open++;
            } catch (IOException e) {
                // cut off
            }
        }
        return open;
    }

    private static long unanswered(List<Strangers.Said> said) {
        return said.stream().filter(one -> one.status() == 0).count();
    }

    /** The slowest of a few ordinary calls on a new connection. */
    static double quietMillis(Cloud cloud) throws IOException {
        var slowest = 0L;
        try (var client = cloud.client()) {
            for (int i = 0; i < 5; i++) {
                var begin = System.nanoTime();
                client.call("DescribeInstances");
                slowest = Math.max(slowest, System.nanoTime() - begin);
            }
        }
        return slowest / 1e6;
    }
}
