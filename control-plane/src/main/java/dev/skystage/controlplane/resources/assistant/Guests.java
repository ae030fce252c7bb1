package dev.skystage.controlplane.resources.assistant;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.identity.Authorizer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds the instances that commands are for. */
@Component
public class Guests {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Authorizer authorizer;

    Guests(JdbcClient jdbc, Authorizer authorizer) {
        this.jdbc = jdbc;
        this.authorizer = authorizer;
    }

    private record Found(Guest guest, String status, String networkType) {}

    /**
     * The instances with these ids, or with all these tags. Refuses if one of them cannot run a command of the type.
     */
    public List<Guest> fit(
            Caller caller, String regionId, @Nullable List<String> ids, @Nullable List<Tag> tags, String type) {
        var filter = Filter.of(caller, regionId).and("status <> 'RELEASING'");
        if (ids != null && !ids.isEmpty()) {
            filter.in("id", ids);
        }
        filter.tags("tags", tags);
        var found = find(filter);
        if (ids == null) {
            authorizer.checkFound(
                    caller,
                    regionId,
                    ResourceType.INSTANCE,
                    found.stream().map(one -> one.guest.instanceId()).toList());
        }
        return fit(found, ids, type);
    }

    /**
     * The instances with these ids. Refuses if one of them cannot receive a file; the operating system does not matter.
     */
    public List<Guest> forFiles(Caller caller, String regionId, @Nullable List<String> ids) {
        var filter = Filter.of(caller, regionId).and("status <> 'RELEASING'").in("id", ids);
        return fit(find(filter), ids, null);
    }

    private static List<Guest> fit(List<Found> found, @Nullable List<String> ids, @Nullable String type) {
        check(
                !found.isEmpty()
                        && (ids == null
                                || found.size() == ids.stream().distinct().count()),
                "InvalidInstance.NotFound");
        for (var instance : found) {
            if (!instance.networkType.equals("vpc")) {
                throw ApiException.firstOf(List.of("InvalidInstance.NotVpc", "InvalidInstance.NotMatch"));
            }
            if (!instance.status.equals("RUNNING")) {
                throw ApiException.firstOf(List.of("InvalidInstanceStatus", "InvalidInstance.NotMatch"));
            }
            check(
                    type == null || instance.guest.isWindows() != type.equals("RunShellScript"),
                    "InvalidInstance.NotMatch");
        }
        return found.stream().map(Found::guest).toList();
    }

    /** InvalidInstance.NotFound unless all these are instances of the caller in the region. */
    public void require(Caller caller, String regionId, List<String> ids) {
        var found =
                find(Filter.of(caller, regionId).and("status <> 'RELEASING'").in("id", ids));
        check(found.size() == ids.stream().distinct().count(), "InvalidInstance.NotFound");
    }

    /** Refuses unless all these are instances of the caller in the region whose system runs commands of the type. */
    void checkKind(Caller caller, String regionId, List<String> ids, String type) {
        var found =
                find(Filter.of(caller, regionId).and("status <> 'RELEASING'").in("id", ids));
        check(found.size() == ids.stream().distinct().count(), "InvalidInstanceId.NotFound");
        check(
                found.stream().allMatch(instance -> instance.guest.isWindows() != type.equals("RunShellScript")),
                "InvalidInstanceId.OSTypeUnsupported");
    }

    /** Those of the instances that are running. */
    List<Guest> running(Collection<String> ids) {
        return find(new Filter().in("id", ids).and("status = 'RUNNING'")).stream()
                .map(Found::guest)
                .toList();
    }

    /** The guests of these instances; their status is not looked at, because they are just starting. */
    List<Guest> all(Collection<String> ids) {
        return find(new Filter().in("id", ids)).stream().map(Found::guest).toList();
    }

    private List<Found> find(Filter filter) {
        return jdbc.sql("select id, name, host_name, os_type, os_name, tags::text as tags, status, network_type from"
                        + " instance where "
                        + filter.sql() + " order by id")
                .params(filter.parameters())
                .query((row, index) -> new Found(
                        new Guest(
                                row.getString("id"),
                                row.getString("name"),
                                row.getString("host_name"),
                                row.getString("os_type"),
                                row.getString("os_name"),
                                JSON.readValue(row.getString("tags"), TAGS)),
                        row.getString("status"),
                        row.getString("network_type")))
                .list();
    }
}
