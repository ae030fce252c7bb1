package dev.skystage.controlplane.resources.identity;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Times;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The versions of an account's own policies; only the default one is in force. It is in the row of its policy, the
 * others have rows of their own. A number is never used twice. Changes need the lock of {@link RamChanges#begin}.
 */
@Component
public class PolicyVersions {
    private static final int MOST = 5;
    private static final Pattern ID = Pattern.compile("v([1-9][0-9]{0,8})");

    private final JdbcClient jdbc;
    private final Policies policies;

    PolicyVersions(JdbcClient jdbc, Policies policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /** A version of a policy. */
    public record Version(int version, boolean isDefault, String document, Instant createdAt) {
        public String id() {
            return PolicyVersions.id(version);
        }

        public String createDate() {
            return Times.of(createdAt);
        }
    }

    static String id(int version) {
        return "v" + version;
    }

    /** The number in an id such as v3; refuses with InvalidParameter.VersionId.Format. */
    public static int number(String id) {
        var matcher = ID.matcher(id);
        check(matcher.matches(), "InvalidParameter.VersionId.Format");
        return Integer.parseInt(matcher.group(1));
    }

    /**
     * All versions of a policy of a type, the oldest first; a system policy has one. Refuses with
     * EntityNotExist.Policy.
     */
    public List<Version> of(String accountId, String policyType, String policyName) {
        var policy = policies.require(accountId, policyType, policyName);
        return RamNames.isSystem(policyType)
                ? List.of(new Version(1, true, policy.document(), Instant.parse(policy.createDate())))
                : of(accountId, policyName);
    }

    private List<Version> of(String accountId, String policyName) {
        return jdbc.sql("""
                        select version, true as is_default, document,
                               coalesce(version_created_at, created_at) as created_at
                        from ram_policy where account_id = :account and name = :policy
                        union all
                        select version, false, document, created_at
                        from ram_policy_version where account_id = :account and policy_name = :policy
                        order by version
                        """)
                .param("account", accountId)
                .param("policy", policyName)
                .query(Version.class)
                .list();
    }

    /** The version with this number; refuses with EntityNotExist.Policy.Version. */
    public static Version require(List<Version> versions, int number) {
        return versions.stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .orElseThrow(() -> new ApiException("EntityNotExist.Policy.Version"));
    }

    /**
     * Adds a version. Refuses with LimitExceeded.Policy.Version if there are five, unless the oldest one that is not
     * the default may be replaced.
     */
    public Version add(
            String accountId, String policyName, String document, boolean asDefault, boolean oldestGoes, Instant now) {
        var versions = of(accountId, policyName);
        if (versions.size() >= MOST) {
            check(oldestGoes, "LimitExceeded.Policy.Version");
            versions.stream()
                    .filter(version -> !version.isDefault())
                    .findFirst()
                    .ifPresent(oldest -> delete(accountId, policyName, oldest.version()));
        }
        int number = jdbc.sql("""
                        update ram_policy set last_version = last_version + 1, updated_at = :now
                        where account_id = :account and name = :policy returning last_version
                        """)
                .param("now", Timestamp.from(now))
                .param("account", accountId)
                .param("policy", policyName)
                .query(Integer.class)
                .single();
        var added = new Version(number, asDefault, document, now);
        if (asDefault) {
            replaceDefault(accountId, policyName, added, now);
        } else {
            insert(accountId, policyName, added);
        }
        return added;
    }

    /** Makes a version the default one. */
    public void makeDefault(String accountId, String policyName, int number, Instant now) {
        var chosen = require(of(accountId, policyName), number);
        if (!chosen.isDefault()) {
            delete(accountId, policyName, number);
            replaceDefault(accountId, policyName, chosen, now);
        }
    }

    /** Removes a version; refuses the default one with DeleteConflict.Policy.Version.Default. */
    public void remove(String accountId, String policyName, int number) {
        var version = require(of(accountId, policyName), number);
        check(!version.isDefault(), "DeleteConflict.Policy.Version.Default");
        delete(accountId, policyName, number);
    }

    private void replaceDefault(String accountId, String policyName, Version next, Instant now) {
        of(accountId, policyName).stream()
                .filter(Version::isDefault)
                .forEach(last -> insert(accountId, policyName, last));
        jdbc.sql("""
                        update ram_policy
                        set version = :version, document = :document, version_created_at = :created, updated_at = :now
                        where account_id = :account and name = :policy
                        """)
                .param("version", next.version())
                .param("document", next.document())
                .param("created", Timestamp.from(next.createdAt()))
                .param("now", Timestamp.from(now))
                .param("account", accountId)
                .param("policy", policyName)
                .update();
    }

    private void insert(String accountId, String policyName, Version version) {
        jdbc.sql("""
                        insert into ram_policy_version (account_id, policy_name, version, document, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .param(accountId)
                .param(policyName)
                .param(version.version())
                .param(version.document())
                .param(Timestamp.from(version.createdAt()))
                .update();
    }

    private void delete(String accountId, String policyName, int number) {
        jdbc.sql("delete from ram_policy_version where account_id = ? and policy_name = ? and version = ?")
                .param(accountId)
                .param(policyName)
                .param(number)
                .update();
    }
}
