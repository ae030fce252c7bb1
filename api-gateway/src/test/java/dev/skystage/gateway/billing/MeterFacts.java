package dev.skystage.gateway.billing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads meters. */
record MeterFacts(JdbcClient jdbc) {
    /** A meter, with seconds since 1970; the end is 0 while it is open. */
    record Meter(String resourceId, String item, String detail, long pricePerHour, long begun, long ended) {}

    /** All meters that a resource ever had, the oldest first. */
    List<Meter> of(String resourceId) {
        return jdbc.sql("""
                        select resource_id, item, detail, price_per_hour, begun, coalesce(ended, 0) as ended
                        from meter where resource_id = ? order by begun, item
                        """).param(resourceId).query(Meter.class).list();
    }

    /** The open meters of a resource: by item, what was priced. */
    Map<String, String> open(String resourceId) {
        var open = new TreeMap<String, String>();
        of(resourceId).stream().filter(meter -> meter.ended == 0).forEach(meter -> open.put(meter.item, meter.detail));
        return open;
    }

    /** The disks of an instance, the system disk first. */
    List<String> disks(String instanceId) {
        return jdbc.sql("select id from disk where instance_id = ? order by type desc, id")
                .param(instanceId)
                .query(String.class)
                .list();
    }
}
