package dev.skystage.scheduler.placement;

import dev.skystage.persistence.host.HostStatus;
import dev.skystage.scheduler.trouble.Effect;
import dev.skystage.scheduler.trouble.Happening;
import dev.skystage.scheduler.trouble.Rule;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hosts that fail or are drained on order, and recover when the rule ends. Their instances are handled elsewhere, as
 * for any failed host.
 */
@Component
record HostTrouble(JdbcClient jdbc, HostIndex index) implements Happening {
    @Override
    public boolean bringsAbout(Effect effect) {
        return effect instanceof Effect.HostCrash || effect instanceof Effect.HostDrain;
    }

    /** Hits active hosts that match, and that have an instance that matches; which of many follows from the seed. */
    @Override
    public List<String> begin(Rule rule) {
        var scope = rule.scope();
        var found = jdbc.sql("""
                        select h.id from host h
                        where h.status = 'Active'
                            and (:host::text is null or h.id = :host)
                            and (:zone::text is null or h.zone_id = :zone)
                            and (:region::text is null or h.region_id = :region)
                            and (coalesce(:account::text, :instance::text, :type::text) is null or exists (
                                select from allocation a join instance i on i.id = a.instance_id
                                where a.host_id = h.id and (:account::text is null or i.account_id = :account)
                                    and (:instance::text is null or i.id = :instance)
                                    and (:type::text is null or i.instance_type = :type)))
                        order by hashtextextended(h.id, :seed), h.id for no key update
                        """)
                .param("host", scope.host())
                .param("zone", scope.zone())
                .param("region", scope.region())
                .param("account", scope.account())
                .param("instance", scope.instance())
                .param("type", scope.instanceType())
                .param("seed", rule.limit().chance())
                .query(String.class)
                .list();
        var taken = rule.limit().choose(found);
        turn(taken, HostStatus.ACTIVE, status(rule));
        return taken;
    }

    @Override
    public void end(Rule rule, List<String> victims) {
        turn(victims, status(rule), HostStatus.ACTIVE);
    }

    private static HostStatus status(Rule rule) {
        return rule.effect() instanceof Effect.HostCrash ? HostStatus.DOWN : HostStatus.DRAINING;
    }

    private void turn(List<String> hosts, HostStatus from, HostStatus to) {
        jdbc.sql("update host set status = ? where id = any(?) and status = ?")
                .params(to.wire(), hosts.toArray(String[]::new), from.wire())
                .update();
        index.outdated();
    }
}
