package dev.skystage.controlplane.api;

/**
 * Who calls. Every lookup takes the caller, so accounts are isolated by construction.
 *
 * @param principal the account itself ("root"), a RAM user ("user/alice") or a session of a role ("role/ops/session")
 * @param connection by which way the call came
 * @param operation what is called
 */
public record Caller(
        String accountId,
        String accessKeyId,
        String principal,
        String requestId,
        Connection connection,
        Operation operation) {
    /**
     * The way by which a call came.
     *
     * @param host to which it was addressed, with a port that is not the scheme's own; empty if unknown
     * @param sourceIp from where it came
     * @param secure whether by HTTPS
     */
    public record Connection(String host, String sourceIp, boolean secure) {
        static final Connection WITHIN = new Connection("", "127.0.0.1", true);
    }

    /** An action of a product. */
    public record Operation(Product product, String action) {
        static final Operation NONE = new Operation(Product.ECS, "");

        /** What policies call it, e.g. "ecs:StopInstance". */
        public String permission() {
            return product.folder() + ":" + action;
        }
    }

    /** A caller within the cloud. */
    public Caller(String accountId, String accessKeyId, String principal, String requestId) {
        this(accountId, accessKeyId, principal, requestId, Connection.WITHIN, Operation.NONE);
    }

    /** The same caller, who calls this. */
    public Caller calling(Product product, String action) {
        return new Caller(accountId, accessKeyId, principal, requestId, connection, new Operation(product, action));
    }
}
