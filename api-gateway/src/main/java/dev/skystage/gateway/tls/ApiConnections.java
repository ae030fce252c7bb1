package dev.skystage.gateway.tls;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * HTTP connections whose headers must be few and arrive in time. Jetty limits only their characters and the time
 * between two of them: 16,000 headers of one letter take a hundred times as many bytes, for as long as one more arrives
 * now and then.
 */
final class ApiConnections extends HttpConnectionFactory {
    private static final int MOST_HEADERS = 200;
    private final Set<Watched> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorScheduler scheduler = new ScheduledExecutorScheduler("slow-headers", true);
    private final long turnMillis;

    ApiConnections(HttpConfiguration configuration, Duration arrival) {
        super(configuration);
        turnMillis = Math.max(1, arrival.toMillis() / 2);
        addBean(scheduler);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new Watched(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        watch();
    }

    private void watch() {
        scheduler.schedule(
                () -> {
                    open.forEach(Watched::look);
                    watch();
                },
                turnMillis,
                TimeUnit.MILLISECONDS);
    }

    /** A connection that is seen three times in the middle of the same headers is closed. */
    private final class Watched extends HttpConnection {
        private final AtomicLong requests = new AtomicLong();
        private long seenInHeaders = -1;
        private int times;

        Watched(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        public void onOpen() {
            open.add(this);
            super.onOpen();
        }

        @Override
        public void onClose(Throwable cause) {
            open.remove(this);
            super.onClose(cause);
        }

        private void look() {
            var state = getParser().getState();
            var inHeaders =
                    state.compareTo(HttpParser.State.START) > 0 && state.compareTo(HttpParser.State.CONTENT) < 0;
            var request = requests.get();
            if (!inHeaders || seenInHeaders != request) {
                seenInHeaders = inHeaders ? request : -1;
                times = 1;
            } else if (++times > 2) {
                getEndPoint().close();
            }
        }

        @Override
        protected RequestHandler newRequestHandler() {
            return new RequestHandler() {
                private int headers;

                /**
                 * Too many headers are refused after all are read: a connection that is closed earlier loses its
                 * answer.
                 */
                @Override
                public boolean headerComplete() {
                    requests.incrementAndGet();
                    var tooMany = headers > MOST_HEADERS;
                    headers = 0;
                    if (tooMany) {
                        throw new HttpException.RuntimeException(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);
                    }
                    return super.headerComplete();
                }

                @Override
                public void parsedHeader(HttpField field) {
                    if (++headers <= MOST_HEADERS) {
                        super.parsedHeader(field);
                    }
                }

                @Override
                public void parsedTrailer(HttpField field) {
                    // no client sends trailers, and nothing reads them
                }
            };
        }
    }
}
