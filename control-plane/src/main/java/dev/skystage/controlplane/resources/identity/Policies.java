package dev.skystage.controlplane.resources.identity;

import static dev.skystage.controlplane.api.ApiException.check;
import static java.util.Objects.requireNonNull;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Times;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Policies: those of all accounts (System) and an account's own (Custom), with the document of their default version
 * and their attachments.
 */
@Component
public class Policies {
    /** How many own policies an account may have. */
    public static final int MOST = 1500;

    /** The first version of a policy; system policies have no other. */
    public static final String FIRST_VERSION = "v1";

    /** The type of an account's own policies. */
    public static final String CUSTOM = "Custom";

    private static final String OWN = """
            select p.name, p.description, p.document, p.created_at, coalesce(p.updated_at, p.created_at) as updated_at,
                   p.version, coalesce(p.version_created_at, p.created_at) as version_at
            from ram_policy p
            """;

    private final JdbcClient jdbc;

    Policies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A policy. Times are in the API's format. */
    public record Listed(
            String name,
            String type,
            String description,
            String document,
            String createDate,
            String updateDate,
            String defaultVersion,
            String versionDate) {}

    /** A policy that is attached to a user or role. */
    public record Attached(String policyType, String policyName, Instant attachedAt) {}

    private record Own(
            String name,
            String description,
            String document,
            Instant createdAt,
            Instant updatedAt,
            int version,
            Instant versionAt) {}

    /** The policy; refuses with EntityNotExist.Policy. */
    public Listed require(String accountId, String policyType, String name) {
        return find(accountId, policyType, name).orElseThrow(() -> new ApiException("EntityNotExist.Policy"));
    }

    private Optional<Listed> find(String accountId, String policyType, String name) {
        if (RamNames.isSystem(policyType)) {
            return SystemPolicies.find(name)
                    .map(policy -> new Listed(
                            name,
                            policyType,
                            policy.description(),
                            policy.document(),
                            SystemPolicies.CREATED,
                            SystemPolicies.CREATED,
                            FIRST_VERSION,
                            SystemPolicies.CREATED));
        }
        return jdbc.sql(OWN + "where p.account_id = ? and p.name = ?")
                .param(accountId)
                .param(name)
                .query(Own.class)
                .optional()
                .map(Policies::listed);
    }

    private static Listed listed(Own own) {
        return new Listed(
                own.name(),
                CUSTOM,
                own.description(),
                own.document(),
                Times.of(own.createdAt()),
                Times.of(own.updatedAt()),
                PolicyVersions.id(own.version()),
                Times.of(own.versionAt()));
    }

    /** Adds a policy of the account's own. */
    public void add(String accountId, String name, String description, String document, Instant now) {
        check(find(accountId, CUSTOM, name).isEmpty(), "EntityAlreadyExists.Policy");
        check(count("ram_policy where account_id = ?", accountId) < MOST, "LimitExceeded.Policy");
        jdbc.sql("insert into ram_policy (account_id, name, description, document, created_at) values (?, ?, ?, ?, ?)")
                .param(accountId)
                .param(name)
                .param(description)
                .param(document)
                .param(Timestamp.from(now))
                .update();
    }

    /** Removes a policy of the account's own; refuses while it is attached. */
    public void remove(String accountId, String name) {
        require(accountId, CUSTOM, name);
        var holders = jdbc.sql(
                        "select principal from ram_attachment where account_id = ? and policy_type = ? and policy_name = ?")
                .param(accountId)
                .param(CUSTOM)
                .param(name)
                .query(String.class)
                .list();
        check(holders.stream().noneMatch(holder -> holder.startsWith("user/")), "DeleteConflict.Policy.User");
        check(holders.isEmpty(), "DeleteConflict.Policy.Role");
        check(
                count("ram_policy_version where account_id = ? and policy_name = ?", accountId, name) == 0,
                "DeleteConflict.Policy.Version");
        jdbc.sql("delete from ram_policy where account_id = ? and name = ?")
                .param(accountId)
                .param(name)
                .update();
    }

    /** To how many users and roles it is attached. */
    public int attachments(String accountId, String policyType, String name) {
        return count(
                "ram_attachment where account_id = ? and policy_type = ? and policy_name = ?",
                accountId,
                policyType,
                name);
    }

    /** What is attached to a user or role, in the order of attachment. */
    public List<Attached> of(String accountId, Principal holder) {
        return jdbc.sql("""
                        select policy_type, policy_name, attached_at from ram_attachment
                        where account_id = ? and principal = ? order by attached_at, policy_name
                        """)
                .param(accountId)
                .param(holder.holder())
                .query(Attached.class)
                .list();
    }

    /** A policy that is attached, and since when. */
    public record Given(Listed policy, String attachDate) {}

    /** The policies of a user or role, read at once. */
    public List<Given> listOf(String accountId, Principal holder) {
        var own = jdbc.sql(OWN + """
                        join ram_attachment a on a.account_id = p.account_id and a.policy_name = p.name
                        where a.account_id = ? and a.principal = ? and a.policy_type = 'Custom'
                        """).param(accountId).param(holder.holder()).query(Own.class).list().stream()
                .collect(Collectors.toMap(Own::name, Policies::listed));
        return of(accountId, holder).stream()
                .map(attached -> new Given(
                        RamNames.isSystem(attached.policyType())
                                ? require(accountId, attached.policyType(), attached.policyName())
                                : requireNonNull(own.get(attached.policyName())),
                        Times.of(attached.attachedAt())))
                .toList();
    }

    /** Attaches a policy, or refuses. A holder has at most {@code most} of each type. */
    public void attach(String accountId, Principal holder, String policyType, String name, int most, Instant now) {
        require(accountId, policyType, name);
        var same = of(accountId, holder).stream()
                .filter(attached -> attached.policyType().equals(policyType))
                .toList();
        var has = same.stream().anyMatch(attached -> attached.policyName().equals(name));
        check(!has, "EntityAlreadyExists." + holder.kind().word() + ".Policy");
        RamChanges.checkRoom(same.size(), most, "LimitExceeded." + holder.kind().word() + ".Policy");
        jdbc.sql("""
                        insert into ram_attachment (account_id, principal, policy_type, policy_name, attached_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .param(accountId)
                .param(holder.holder())
                .param(policyType)
                .param(name)
                .param(Timestamp.from(now))
                .update();
    }

    /** Detaches a policy; refuses if it was not attached. */
    public void detach(String accountId, Principal holder, String policyType, String name) {
        require(accountId, policyType, name);
        var detached = jdbc.sql("""
                        delete from ram_attachment
                        where account_id = ? and principal = ? and policy_type = ? and policy_name = ?
                        """)
                .param(accountId)
                .param(holder.holder())
                .param(policyType)
                .param(name)
                .update();
        check(detached == 1, "EntityNotExist." + holder.kind().word() + ".Policy");
    }

    /** A user that has a policy, and since when. */
    public record UserOf(String id, String name, String displayName, Instant attachedAt) {}

    /** The users that have a policy, by name. */
    public List<UserOf> usersOf(String accountId, String policyType, String name) {
        return jdbc.sql("""
                        select u.id, u.name, u.display_name, a.attached_at from ram_attachment a
                        join ram_user u on u.account_id = a.account_id and a.principal = 'user/' || u.name
                        where a.account_id = ? and a.policy_type = ? and a.policy_name = ? order by u.name
                        """)
                .param(accountId)
                .param(policyType)
                .param(name)
                .query(UserOf.class)
                .list();
    }

    /** A role that has a policy, and since when. */
    public record RoleOf(String accountId, String id, String name, String description, Instant attachedAt) {
        public String arn() {
            return Roles.arn(accountId, name);
        }
    }

    /** The roles that have a policy, by name. */
    public List<RoleOf> rolesOf(String accountId, String policyType, String name) {
        return jdbc.sql("""
                        select r.account_id, r.id, r.name, r.description, a.attached_at from ram_attachment a
                        join ram_role r on r.account_id = a.account_id and a.principal = 'role/' || r.name
                        where a.account_id = ? and a.policy_type = ? and a.policy_name = ? order by r.name
                        """)
                .param(accountId)
                .param(policyType)
                .param(name)
                .query(RoleOf.class)
                .list();
    }

    /** Moves the attachments of a user that was renamed to its new name. */
    public void rename(String accountId, Principal holder, Principal next) {
        jdbc.sql("update ram_attachment set principal = ? where account_id = ? and principal = ?")
                .param(next.holder())
                .param(accountId)
                .param(holder.holder())
                .update();
    }

    private int count(String rows, String... parameters) {
        return jdbc.sql("select count(*) from " + rows)
                .params((Object[]) parameters)
                .query(Integer.class)
                .single();
    }
}
