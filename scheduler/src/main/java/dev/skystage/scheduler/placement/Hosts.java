package dev.skystage.scheduler.placement;

import dev.skystage.persistence.host.HostStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The operator's levers on hosts. */
@Component
public class Hosts {
    private final JdbcClient jdbc;

    Hosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
