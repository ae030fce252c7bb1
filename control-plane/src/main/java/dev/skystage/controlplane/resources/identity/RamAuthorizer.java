package dev.skystage.controlplane.resources.identity;

import static java.util.Objects.requireNonNullElse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.controlplane.resources.identity.Policy.Verdict;
import dev.skystage.persistence.cloud.CloudReplaced;
import dev.skystage.persistence.database.Pool;
import dev.skystage.scheduler.clock.CloudClock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Decides by the policies of the caller. The account itself may do everything. A RAM user may do what its policies
 * allow and none denies, for each resource that the call touches. A session of a role needs the same from the policies
 * of the role and, if it was assumed with a policy, from that policy too. A change takes effect on this replica at once
 * and on others within a second.
 */
@Component
public class RamAuthorizer implements Authorizer {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final Cache<String, Rights> rights =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();
    private final Policies policies;
    private final Accounts accounts;
    private final Arns arns;
    private final CloudClock clock;

    RamAuthorizer(Policies policies, Accounts accounts, Arns arns, CloudClock clock) {
        this.policies = policies;
        this.accounts = accounts;
        this.arns = arns;
        this.clock = clock;
    }

    /** What a caller may do: what it was given, limited by the policy of its session. */
    private record Rights(List<Policy> given, List<Policy> session) {
        boolean allow(Question question) {
            return Policy.about(given, question) == Verdict.ALLOWED
                    && (session.isEmpty() || Policy.about(session, question) == Verdict.ALLOWED);
        }
    }

    @Override
    public void check(Caller caller, Object request) {
        if (!isOpenToAll(caller.operation())) {
            checkAll(caller, () -> arns.of(caller, request));
        }
    }

    @Override
    public void checkNamed(Caller caller, Record names) {
        checkAll(caller, () -> arns.named(caller, names));
    }

    @Override
    public void checkFound(Caller caller, String regionId, ResourceType type, Collection<String> ids) {
        checkAll(caller, () -> arns.found(caller, regionId, type, ids));
    }

    private void checkAll(Caller caller, Supplier<List<Arns.Touched>> touched) {
        if (Principal.of(caller).isRoot()) {
            return;
        }
        for (var one : touched.get()) {
            if (!allows(caller, caller.operation().permission(), one)) {
                throw new ApiException(refusal(caller.operation().product()));
            }
        }
    }

    /** Whether the caller may do this to that, such as {@code ram:PassRole}. */
    boolean allows(Caller caller, String action, String arn) {
        return allows(caller, action, new Arns.Touched(arn, null));
    }

    private boolean allows(Caller caller, String action, Arns.Touched touched) {
        var principal = Principal.of(caller);
        if (principal.isRoot()) {
            return true;
        }
        var who = caller.accountId() + "/" + caller.principal() + "/" + caller.accessKeyId();
        var known = rights.get(who, any -> Pool.READS.during(() -> read(caller, principal)));
        return known.allow(question(caller, principal, action, touched));
    }

    /** Everybody with a valid signature may ask who it is, and where a service is. */
    private static boolean isOpenToAll(Caller.Operation operation) {
        return operation.product() == Product.LOCATION
                || operation.equals(new Caller.Operation(Product.STS, "GetCallerIdentity"));
    }

    private static String refusal(Product product) {
        return switch (product) {
            case RAM, STS, ENS -> "NoPermission";
            default -> "Forbidden.RAM";
        };
    }

    /** The question whether a caller may do something, with the values that conditions look at. */
    Question question(Caller caller, Principal principal, String action, Arns.Touched touched) {
        var values = new HashMap<String, String>();
        values.put("acs:SourceIp", caller.connection().sourceIp());
        values.put("acs:SecureTransport", Boolean.toString(caller.connection().secure()));
        values.put("acs:CurrentTime", Times.of(clock.now()));
        values.put("acs:MFAPresent", "false");
        caller.tags().forEach((key, value) -> values.put("acs:RequestTag/" + key, value));
        // what does not exist yet has the tags that it will get; a list is of what has the tags that it asks for
        requireNonNullElse(touched.tags(), caller.tags()).forEach((key, value) -> {
            values.put("acs:ResourceTag/" + key, value);
            values.put("ecs:tag/" + key, value);
        });
        return new Question(action, touched.arn(), principal.trustedArn(caller.accountId()), values);
    }

    private Rights read(Caller caller, Principal principal) {
        var given = policies.listOf(caller.accountId(), principal).stream()
                .map(attached -> Policy.parse(attached.policy().document()))
                .toList();
        var session = accounts.sessionPolicy(caller.accessKeyId())
                .map(Policy::parse)
                .map(List::of)
                .orElse(List.of());
        return new Rights(given, session);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(RamChanges.RamChanged change) {
        rights.invalidateAll();
    }

    @EventListener
    void replaced(CloudReplaced event) {
        rights.invalidateAll();
    }
}
