package dev.skystage.gateway.dispatch;

/** The reply to a call. */
final class Reply {
    private final int status;
    private final String code;
    private final byte[] body;

    Reply(int status, String code, byte[] body) {
        this.status = status;
        this.code = code;
        this.body = body;
    }

    static Reply ok(byte[] body) {
        return new Reply(200, "OK", body);
    }

    int status() {
        return status;
    }

    boolean isOk() {
        return status == 200;
    }

    /** The code of a refusal; OK for a success. */
    String code() {
        return code;
    }

    /** The body as JSON. */
    byte[] body() {
        return body;
    }
}
