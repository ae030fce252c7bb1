package dev.skystage.controlplane.resources.resourcegroup;

import dev.skystage.controlplane.api.Caller;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The resource groups of accounts. No product of this cloud can make any: every account has its default group, and the
 * groups of the setting {@code skystage.resource-groups} exist in every account.
 */
@Component
public class ResourceGroups {
    private final Set<String> shared;
    private final JdbcClient jdbc;

    ResourceGroups(@Value("${skystage.resource-groups:}") Set<String> shared, JdbcClient jdbc) {
        this.shared = Set.copyOf(shared);
        this.jdbc = jdbc;
    }

    /** A group; its creation time is that of the account. */
    public record Group(String id, String name, String displayName, Instant createdAt) {}

    /** The group of resources for which none is given. */
    public static String defaultGroup(Caller caller) {
        return "rg-acfm" + caller.accountId();
    }

    /** Whether the caller has the group; true without an id, which means the default one. */
    public boolean exists(Caller caller, @Nullable String id) {
        return id == null || id.isEmpty() || id.equals(defaultGroup(caller)) || shared.contains(id);
    }

    /** The caller's groups, the default one first. */
    public List<Group> of(Caller caller) {
        var createdAt = jdbc.sql("select created_at from account where id = ?")
                .param(caller.accountId())
                .query(Timestamp.class)
                .single()
                .toInstant();
        return Stream.concat(
                        Stream.of(new Group(defaultGroup(caller), "default", "default resource group", createdAt)),
                        new TreeSet<>(shared).stream().map(id -> new Group(id, id, id, createdAt)))
                .toList();
    }

    public Optional<Group> find(Caller caller, String id) {
        return of(caller).stream().filter(group -> group.id().equals(id)).findFirst();
    }
}
