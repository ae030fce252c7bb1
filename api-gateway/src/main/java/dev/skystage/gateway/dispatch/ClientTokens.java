package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.scheduler.clock.RealClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Idempotency: a call that succeeded gets the same answer again, word for word, when it is repeated with the same
 * ClientToken and parameters. Runs in the call's transaction, so a token is stored exactly when the call took effect.
 */
@Component
public class ClientTokens {
    private static final Set<String> NOT_PART_OF_THE_REQUEST = Set.of(
            "AccessKeyId",
            "Action", // V3 sends it in a header, like the version
            "ClientToken",
            "Format",
            "Signature",
            "SignatureMethod",
            "SignatureNonce",
            "SignatureType",
            "SignatureVersion",
            "SecurityToken",
            "BearerToken",
            "Timestamp",
            "Version");

    private record Kept(boolean sameRequest, String response) {}

    private final JdbcClient jdbc;
    private final RealClock clock;

    public ClientTokens(JdbcClient jdbc, RealClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Refuses a token that is none. */
    static void examine(String token) {
        if (token.length() > 64 || !token.chars().allMatch(c -> c < 128)) {
            throw new ApiException("InvalidClientToken.ValueNotSupported", "The ClientToken provided is invalid.");
        }
    }

    /**
     * The answer of the earlier call with this token, if there was one. Refuses while that call is running
     * (LastTokenProcessing) and when its parameters were different (IdempotentParameterMismatch).
     */
    public Optional<String> replay(Caller caller, String action, String token, Map<String, String> parameters) {
        var free = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(caller.accountId() + '/' + action + '/' + token)
                .query(Boolean.class)
                .single();
        if (!free) {
            throw new ApiException("LastTokenProcessing");
        }
        var kept = jdbc.sql("select request_hash = ?, response from client_token"
                        + " where account_id = ? and action = ? and token = ?")
                .params(hash(parameters), caller.accountId(), action, token)
                .query((row, index) -> new Kept(row.getBoolean(1), row.getString(2)))
                .optional();
        if (kept.isPresent() && !kept.get().sameRequest()) {
            throw new ApiException("IdempotentParameterMismatch").or("IdempotenceParamNotMatch");
        }
        return kept.map(Kept::response);
    }

    public void keep(Caller caller, String action, String token, Map<String, String> parameters, String response) {
        jdbc.sql("insert into client_token (account_id, action, token, request_hash, response, created_at)"
                        + " values (?, ?, ?, ?, ?::json, ?)")
                .params(
                        caller.accountId(),
                        action,
                        token,
                        hash(parameters),
                        response,
                        clock.now().stored())
                .update();
    }

    /** The parameters that say what is asked for; the others say who calls and how. */
    static Map<String, String> asked(Map<String, String> parameters) {
        var asked = new TreeMap<>(parameters);
        asked.keySet().removeAll(NOT_PART_OF_THE_REQUEST);
        return asked;
    }

    private static byte[] hash(Map<String, String> parameters) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            asked(parameters)
                    .forEach((name, value) -> digest.update((name.length() + ":" + name + value.length() + ":" + value)
                            .getBytes(StandardCharsets.UTF_8)));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
