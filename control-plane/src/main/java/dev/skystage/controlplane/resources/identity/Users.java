package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The RAM users of accounts. */
@Component
public class Users {
    /** How many users an account may have. */
    public static final int MOST = 1000;

    private static final String COLUMNS =
            "select id, name, display_name, mobile_phone, email, comments, created_at, updated_at from ram_user";

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A user; texts that were not given are empty. */
    public record User(
            String id,
            String name,
            String displayName,
            String mobilePhone,
            String email,
            String comments,
            Instant createdAt,
            Instant updatedAt) {}

    public Optional<User> find(String accountId, String name) {
        return jdbc.sql(COLUMNS + " where account_id = ? and name = ?")
                .param(accountId)
                .param(name)
                .query(User.class)
                .optional();
    }

    public User require(String accountId, String name) {
        return find(accountId, name).orElseThrow(() -> new ApiException("EntityNotExist.User"));
    }

    /** The user with this well-formed name; the calling user when no name is given. */
    public Principal named(Caller caller, @Nullable String name) {
        var self = Principal.of(caller);
        if (name == null && self.kind() == Principal.Kind.USER) {
            return self;
        }
        if (name == null) {
            throw new ApiException("MissingParameter", "UserName");
        }
        return Principal.user(RamNames.user(name));
    }

    /** A page of users by name, beginning behind the given one. */
    public List<User> list(String accountId, String after, int limit) {
        return jdbc.sql(COLUMNS + " where account_id = ? and name > ? order by name limit ?")
                .param(accountId)
                .param(after)
                .param(limit)
                .query(User.class)
                .list();
    }

    public int count(String accountId) {
        return jdbc.sql("select count(*) from ram_user where account_id = ?")
                .param(accountId)
                .query(Integer.class)
                .single();
    }

    public void add(String accountId, User user) {
        jdbc.sql("""
                        insert into ram_user (account_id, id, name, display_name, mobile_phone, email, comments,
                                              created_at, updated_at)
                        values (:account, :id, :name, :displayName, :mobilePhone, :email,
                                :comments, :now, :now)
                        """)
                .param("account", accountId)
                .param("now", Timestamp.from(user.createdAt()))
                .param("id", user.id())
                .param("name", user.name())
                .param("displayName", user.displayName())
                .param("mobilePhone", user.mobilePhone())
                .param("email", user.email())
                .param("comments", user.comments())
                .update();
    }

    /** Writes all of a user, whom its id identifies. */
    public void update(User user) {
        jdbc.sql("""
                        update ram_user set name = :name, display_name = :displayName, mobile_phone = :mobilePhone,
                                            email = :email, comments = :comments, updated_at = :now
                        where id = :id
                        """)
                .param("now", Timestamp.from(user.updatedAt()))
                .param("id", user.id())
                .param("name", user.name())
                .param("displayName", user.displayName())
                .param("mobilePhone", user.mobilePhone())
                .param("email", user.email())
                .param("comments", user.comments())
                .update();
    }

    public void remove(String accountId, String name) {
        jdbc.sql("delete from ram_user where account_id = ? and name = ?")
                .param(accountId)
                .param(name)
                .update();
    }
}
