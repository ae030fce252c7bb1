package dev.skystage.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** A number of connections to one port, each of which calls again as soon as it has an answer. */
final class Load implements AutoCloseable {
    private final List<Client> clients = new ArrayList<>();
    private final Call call;

    /** One call on a connection. */
    interface Call {
        void on(Client client) throws IOException;
    }

    /** The result of a window of load: calls per second, and latencies in ms. */
    record Window(double perSecond, double p50, double p99) {}

    Load(int port, int connections, Call call) throws IOException {
        this.call = call;
        for (int i = 0; i < connections; i++) {
            clients.add(Cloud.root(port));
        }
    }

    /** Calls for this long. */
    Window run(Duration time) throws InterruptedException, ExecutionException {
        var begin = System.nanoTime();
        var end = begin + time.toNanos();
        List<Callable<long[]>> work = new ArrayList<>();
        clients.forEach(client -> work.add(() -> until(end, client)));
        var latencies = new ArrayList<long[]>();
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            for (var done : threads.invokeAll(work)) {
                latencies.add(done.get());
            }
        }
        var all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Window(all.length * 1e9 / time.toNanos(), percentile(all, 0.5), percentile(all, 0.99));
    }

    private long[] until(long end, Client client) throws IOException {
        var latencies = new long[1024];
        int n = 0;
        for (var now = System.nanoTime(); now < end; ) {
            call.on(client);
            var then = System.nanoTime();
            if (n == latencies.length) {
                latencies = Arrays.copyOf(latencies, n * 2);
            }
            latencies[n++] = then - now;
            now = then;
        }
        return Arrays.copyOf(latencies, n);
    }

    /** A percentile of sorted nanoseconds, in ms. */
    static double percentile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() throws IOException {
        for (var client : clients) {
            client.close();
        }
    }
}
