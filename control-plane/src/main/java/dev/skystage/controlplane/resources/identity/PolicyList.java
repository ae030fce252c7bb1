package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of policies: an account's own by name, then those of all accounts by name. */
@Component
public class PolicyList {
    private static final String SYSTEM = "System";

    private final JdbcClient jdbc;

    PolicyList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A policy without its document. Times are in the API's format. */
    public record Entry(
            String type,
            String name,
            String description,
            String defaultVersion,
            int attachments,
            String createDate,
            String updateDate) {
        /** Its place in the list. */
        public String key() {
            return type + "/" + name;
        }
    }

    private record Own(
            String name, String description, int version, int attachments, Instant createdAt, Instant updatedAt) {}

    private record Count(String name, int attachments) {}

    /**
     * Policies after a key.
     *
     * @param type System or Custom; empty for both
     */
    public List<Entry> read(String accountId, String type, String after, int limit) {
        var entries = new ArrayList<Entry>();
        if (!type.equals(SYSTEM) && !after.startsWith(SYSTEM + "/")) {
            own(accountId, after.replaceFirst("^" + Policies.CUSTOM + "/", ""), limit)
                    .forEach(own -> entries.add(new Entry(
                            Policies.CUSTOM,
                            own.name(),
                            own.description(),
                            PolicyVersions.id(own.version()),
                            own.attachments(),
                            Times.of(own.createdAt()),
                            Times.of(own.updatedAt()))));
        }
        if (!type.equals(Policies.CUSTOM) && entries.size() < limit) {
            var counts = attachmentsOfSystem(accountId);
            SystemPolicies.all().stream()
                    .map(policy -> new Entry(
                            SYSTEM,
                            policy.name(),
                            policy.description(),
                            Policies.FIRST_VERSION,
                            counts.getOrDefault(policy.name(), 0),
                            SystemPolicies.CREATED,
                            SystemPolicies.CREATED))
                    .filter(entry -> entry.key().compareTo(after) > 0)
                    .limit(limit - entries.size())
                    .forEach(entries::add);
        }
        return entries;
    }

    private List<Own> own(String accountId, String after, int limit) {
        return jdbc.sql("""
                        select p.name, p.description, p.version, p.created_at,
                               coalesce(p.updated_at, p.created_at) as updated_at,
                               (select count(*) from ram_attachment a
                                where a.account_id = p.account_id and a.policy_type = 'Custom'
                                  and a.policy_name = p.name) as attachments
                        from ram_policy p where p.account_id = ? and p.name > ? order by p.name limit ?
                        """)
                .param(accountId)
                .param(after)
                .param(limit)
                .query(Own.class)
                .list();
    }

    private Map<String, Integer> attachmentsOfSystem(String accountId) {
        return jdbc.sql("""
                        select policy_name as name, count(*) as attachments from ram_attachment
                        where account_id = ? and policy_type = 'System' group by policy_name
                        """).param(accountId).query(Count.class).list().stream()
                .collect(Collectors.toMap(Count::name, Count::attachments));
    }
}
