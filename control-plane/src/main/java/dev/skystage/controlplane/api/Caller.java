package dev.skystage.controlplane.api;

import java.util.Map;

/**
 * Who calls. Every lookup needs the caller, so no account can reach another's resources by mistake.
 *
 * @param principal the account itself ("root"), a RAM user ("user/alice") or a session of a role ("role/ops/session")
 * @param connection how the call arrived
 * @param operation the action that is called
 * @param tags the tags that the call names, by key: those of what it makes or looks for
 */
public record Caller(
        String accountId,
        String accessKeyId,
        String principal,
        String requestId,
        Connection connection,
        Operation operation,
        Map<String, String> tags) {
    /**
     * How a call arrived.
     *
     * @param host the host that it was addressed to, with its port unless that is the scheme's default; empty if
     * unknown
     * @param sourceIp the address that it came from
     * @param secure whether it came by HTTPS
     */
    public record Connection(String host, String sourceIp, boolean secure) {
        static final Connection WITHIN = new Connection("", "127.0.0.1", true);
    }

    /** An action of a product. */
    public record Operation(Product product, String action) {
        static final Operation NONE = new Operation(Product.ECS, "");

        /** Its name in policies, such as "ecs:StopInstance". */
        public String permission() {
            return product.folder() + ":" + action;
        }
    }

    /** A caller inside the cloud, without a connection. */
    public Caller(String accountId, String accessKeyId, String principal, String requestId) {
        this(accountId, accessKeyId, principal, requestId, Connection.WITHIN, Operation.NONE, Map.of());
    }

    /** The same caller, calling this action. */
    public Caller calling(Product product, String action) {
        return calling(product, action, tags);
    }

    /** The same caller, calling this action and naming these tags. */
    public Caller calling(Product product, String action, Map<String, String> named) {
        return new Caller(
                accountId, accessKeyId, principal, requestId, connection, new Operation(product, action), named);
    }
}
