package dev.skystage.gateway.http;

import dev.skystage.controlplane.api.ApiException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * One body that is being received. A body that is refused is still read to its end, without being kept, because a
 * client that is cut off while it sends does not read the answer. The servlet finds the refusal in an attribute and
 * answers it like any other.
 */
final class ArrivingBody extends EagerContentHandler.ContentLoader implements Invocable.Task {
    /** The attribute with the ApiException, if the body was refused. */
    static final String REFUSAL = ArrivingBody.class.getName();

    // A client that has sent this much of a refused body is cut off.
    private static final long MOST_DISCARDED = 64L << 20;

    private final int maxBody;
    private final BodyRoom room;
    private byte[] bytes = new byte[0];
    private int length;
    private long discarded;
    private boolean over;
    private @Nullable ApiException refusal;

    ArrivingBody(Handler handler, Request request, Response response, Callback callback, int maxBody, BodyRoom room) {
        super(handler, request, response, callback);
        this.maxBody = maxBody;
        this.room = room;
    }

    @Override
    protected void load() throws Exception {
        if (getRequest().getLength() > maxBody) {
            refuse(tooLarge());
        }
        if (arrived()) {
            pass();
        }
    }

    /** More data has arrived. */
    @Override
    public void run() {
        if (arrived()) {
            getRequest().getComponents().getExecutor().execute(() -> {
                try {
                    pass();
                } catch (Exception e) {
                    Response.writeError(getRequest(), getResponse(), getCallback(), e);
                }
            });
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Reads what has arrived; true if the body is complete, or never will be. */
    private synchronized boolean arrived() {
        while (!over) {
            var chunk = getRequest().read();
            if (chunk == null) {
                getRequest().demand(this);
                return false;
            }
            if (Content.Chunk.isFailure(chunk)) {
                refuse(new ApiException("InvalidParameter", "The specified parameter is not valid"));
                over = true;
            } else {
                take(chunk.getByteBuffer());
                over = chunk.isLast() || discarded > MOST_DISCARDED;
                chunk.release();
            }
            if (over) {
                return true;
            }
        }
        return false;
    }

    private void take(ByteBuffer more) {
        var count = more.remaining();
        if (refusal == null && length + count > maxBody) {
            refuse(tooLarge());
        }
        if (refusal == null && !room.grow(length, length + count)) {
            refuse(new ApiException("ServiceUnavailable"));
        }
        if (refusal != null) {
            discarded += count;
            return;
        }
        if (bytes.length < length + count) {
            bytes = Arrays.copyOf(bytes, Math.min(maxBody, Math.max(length + count, bytes.length * 2)));
        }
        more.get(bytes, length, count);
        length += count;
    }

    private void refuse(ApiException because) {
        refusal = because;
        drop();
    }

    private ApiException tooLarge() {
        return new ApiException("InvalidParameter.RequestTooLarge", Integer.toString(maxBody));
    }

    private void pass() throws Exception {
        if (refusal != null) {
            getRequest().setAttribute(REFUSAL, refusal);
        }
        handle(new Arrived(getRequest(), ByteBuffer.wrap(bytes, 0, length)), getResponse(), getCallback());
    }

    /** The time is over. Nobody waits for the rest: the connection is closed. */
    void tooSlow() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        getResponse().getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        Response.writeError(getRequest(), getResponse(), getCallback(), HttpStatus.REQUEST_TIMEOUT_408);
    }

    /** The call has been answered. */
    synchronized void forget() {
        over = true;
        drop();
    }

    private void drop() {
        room.leave(length);
        bytes = new byte[0];
        length = 0;
    }

    /** The request with its body in memory. */
    private static final class Arrived extends Request.Wrapper {
        private @Nullable ByteBuffer body;

        Arrived(Request request, ByteBuffer body) {
            super(request);
            this.body = body;
        }

        @Override
        public Content.Chunk read() {
            var rest = body;
            body = null;
            return rest == null ? Content.Chunk.EOF : Content.Chunk.from(rest, true);
        }

        @Override
        public void demand(Runnable demandCallback) {
            demandCallback.run();
        }

        @Override
        public void fail(Throwable failure) {
            body = null;
            super.fail(failure);
        }
    }
}
