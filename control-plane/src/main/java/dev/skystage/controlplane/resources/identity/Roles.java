package dev.skystage.controlplane.resources.identity;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The RAM roles of accounts. */
@Component
public class Roles {
    /** How many roles an account may have. */
    public static final int MOST = 1000;

    /** The longest session of a role in seconds, unless the role sets another limit. */
    public static final int SESSION = 3600;

    private static final long LONGEST_SESSION = 43_200;

    private static final String COLUMNS =
            "select account_id, id, name, description, trust_policy, max_session_seconds, created_at, updated_at from ram_role";

    private final JdbcClient jdbc;

    Roles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A role with the document that says who may assume it. */
    public record Role(
            String accountId,
            String id,
            String name,
            String description,
            String trustPolicy,
            int maxSessionSeconds,
            Instant createdAt,
            Instant updatedAt) {
        public String arn() {
            return Roles.arn(accountId, name);
        }
    }

    static String arn(String accountId, String name) {
        return "acs:ram::" + accountId + ":role/" + name;
    }

    /** Refuses a session limit that is not between one hour and twelve, and names the parameter. */
    public static int session(long seconds, String parameter) {
        checkParameter(seconds >= SESSION && seconds <= LONGEST_SESSION, parameter);
        return (int) seconds;
    }

    public Optional<Role> find(String accountId, String name) {
        return jdbc.sql(COLUMNS + " where account_id = ? and name = ?")
                .param(accountId)
                .param(name)
                .query(Role.class)
                .optional();
    }

    public boolean exists(String accountId, String name) {
        return find(accountId, name).isPresent();
    }

    public Role require(String accountId, String name) {
        return find(accountId, name).orElseThrow(() -> new ApiException("EntityNotExist.Role"));
    }

    /** A page of roles by name, beginning behind the given one. */
    public List<Role> list(String accountId, String after, int limit) {
        return jdbc.sql(COLUMNS + " where account_id = ? and name > ? order by name limit ?")
                .param(accountId)
                .param(after)
                .param(limit)
                .query(Role.class)
                .list();
    }

    public int count(String accountId) {
        return jdbc.sql("select count(*) from ram_role where account_id = ?")
                .param(accountId)
                .query(Integer.class)
                .single();
    }

    public void add(Role role) {
        jdbc.sql("""
                        insert into ram_role (account_id, id, name, description, trust_policy, max_session_seconds,
                                              created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(role.accountId())
                .param(role.id())
                .param(role.name())
                .param(role.description())
                .param(role.trustPolicy())
                .param(role.maxSessionSeconds())
                .param(Timestamp.from(role.createdAt()))
                .param(Timestamp.from(role.updatedAt()))
                .update();
    }

    /** Writes the parts of a role that can be changed. */
    public void update(Role role) {
        jdbc.sql("""
                        update ram_role set description = ?, trust_policy = ?, max_session_seconds = ?, updated_at = ?
                        where id = ?
                        """)
                .param(role.description())
                .param(role.trustPolicy())
                .param(role.maxSessionSeconds())
                .param(Timestamp.from(role.updatedAt()))
                .param(role.id())
                .update();
    }

    public void remove(String accountId, String name) {
        jdbc.sql("delete from ram_role where account_id = ? and name = ?")
                .param(accountId)
                .param(name)
                .update();
    }
}
