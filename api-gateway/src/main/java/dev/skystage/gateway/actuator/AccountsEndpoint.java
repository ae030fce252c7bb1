package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.resources.account.Accounts;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** Accounts and their credentials. Secrets are shown once, in the answer that makes them. */
@Component
@Endpoint(id = "accounts")
class AccountsEndpoint {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(3650);
    private final Accounts accounts;

    AccountsEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A page of accounts in the order of their ids. */
    @ReadOperation
    Page<Accounts.Listed> page(@Nullable String after, @Nullable Integer limit) {
        var size = Page.limit(limit);
        return Page.of(accounts.list(after == null ? "" : after, size), size, Accounts.Listed::accountId);
    }

    /** Makes an account with an AccessKey. */
    @WriteOperation
    Accounts.IssuedKey create(String name) {
        Wrong.check(!name.isBlank(), "name", "must be given");
        return accounts.create(name);
    }

    /**
     * Makes a credential for the account. Its kind is key, session (STS) or bearer; the last two act as a principal and
     * expire.
     */
    @WriteOperation
    Object issue(@Selector String accountId, String kind, @Nullable String principal, @Nullable Duration lifetime) {
        if (!accounts.exists(accountId)) {
            throw new InvalidEndpointRequestException("no account " + accountId, "no account " + accountId);
        }
        var actor = principal == null ? "root" : principal;
        var time = lifetime == null ? LIFETIME : lifetime;
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new InvalidEndpointRequestException(
                    "lifetime " + time, "lifetime must be between " + SHORTEST + " and " + LONGEST);
        }
        return switch (kind) {
            case "key" -> accounts.createKey(accountId);
            case "session" -> accounts.openSession(accountId, actor, time);
            case "bearer" -> Map.of("bearerToken", accounts.issueBearer(accountId, actor, time));
            default -> throw new InvalidEndpointRequestException("kind " + kind, "kind must be key, session or bearer");
        };
    }

    /** Disables an AccessKey. */
    @DeleteOperation
    Map<String, Boolean> disable(@Selector String accessKeyId) {
        return Map.of("disabled", accounts.disable(accessKeyId));
    }
}
