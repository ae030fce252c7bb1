package dev.skystage.persistence.eip;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of elastic IP addresses in bulk. */
@Repository
public class EipRows extends StatusRows<EipStatus> {
    EipRows(JdbcClient jdbc) {
        super(jdbc, "eip", EipStatus.class);
    }

    /** Locks what is bound to these instances or interfaces, or to interfaces of these instances. */
    public List<StatusRow<EipStatus>> lockBoundTo(Collection<String> ids) {
        return select("""
                instance_id = any(array(
                    with bound as (select unnest(?::text[]) as id)
                    select id from bound
                    union all select n.id from network_interface n join bound b on n.instance_id = b.id))
                """, ids);
    }

    /** Writes addresses that are bound to nothing any more. */
    public void writeUnbound(Collection<StatusRow<EipStatus>> rows) {
        write(rows, ", instance_id = null, instance_type = '', private_ip = ''");
    }
}
