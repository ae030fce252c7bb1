package dev.skystage.scheduler.placement;

import dev.skystage.persistence.host.HostStatus;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is asked about hosts, and the operator's levers on them. */
@Component
public class Hosts {
    private final JdbcClient jdbc;

    Hosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the region has hosts of the cluster. */
    public boolean hasCluster(String clusterId, String regionId) {
        return jdbc.sql("select exists (select from host where cluster_id = ? and region_id = ?)")
                .params(clusterId, regionId)
                .query(Boolean.class)
                .single();
    }

    /** The instance type families that hosts of the region serve, sorted. */
    public List<String> families(String regionId) {
        return jdbc.sql("select distinct unnest(families) as family from host where region_id = ? and tenant = ''"
                        + " order by family")
                .param(regionId)
                .query(String.class)
                .list();
    }

    /**
     * Changes whether a host takes new instances; those on it are not touched. Holds for every replica as soon as it is
     * committed.
     *
     * @return false if there is no such host
     */
    public boolean setStatus(String hostId, HostStatus status) {
        return jdbc.sql("update host set status = ? where id = ?")
                        .param(status.wire())
                        .param(hostId)
                        .update()
                == 1;
    }
}
