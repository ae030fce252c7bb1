package dev.skystage.controlplane.resources.vpc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.region.Region;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.persistence.vpc.Vpc;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the caller's networks, and makes the default network of an account in a region on first use. */
@Component
public class Networks {
    /** A default VSwitch is a /20 of its VPC's /16, so there are blocks for 16 zones. */
    private static final int DEFAULT_PREFIX = 20;

    /** Held against deletion, though not against change, until the caller's transaction ends. */
    private static final String HELD = "for key share";

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final Regions regions;
    private final NewNetworks fresh;
    private final Resources resources;

    Networks(EntityManager entities, JdbcClient jdbc, Regions regions, NewNetworks fresh, Resources resources) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.regions = regions;
        this.fresh = fresh;
        this.resources = resources;
    }

    /** The region; refuses with InvalidRegionId.NotFound. */
    public Region region(String regionId) {
        return regions.require(regionId);
    }

    public Optional<VSwitch> findVSwitch(Caller caller, String vSwitchId) {
        return locked(VSwitch.class, "vswitch", caller, vSwitchId, HELD);
    }

    public Optional<SecurityGroup> findSecurityGroup(Caller caller, String securityGroupId) {
        return locked(SecurityGroup.class, "security_group", caller, securityGroupId, HELD);
    }

    /** Whether a VSwitch of the VPC is still Pending. */
    public boolean isBusy(String vpcId) {
        return jdbc.sql("select exists (select 1 from vswitch where vpc_id = ? and status = ?)")
                .params(vpcId, NetworkStatus.PENDING.name())
                .query(Boolean.class)
                .single();
    }

    /** All blocks of a VPC, its own first. */
    public static Stream<Cidr> blocks(Vpc vpc) {
        return Stream.concat(Stream.of(vpc.cidrBlock), vpc.secondaryCidrBlocks.stream())
                .map(block -> Cidr.parse(block).orElseThrow());
    }

    /** The blocks of all VSwitches of the VPC. */
    public List<Cidr> blocks(String vpcId) {
        return blocks(List.of(vpcId)).getOrDefault(vpcId, List.of());
    }

    /** The blocks of all VSwitches of VPCs, by VPC; those without any are left out. */
    public Map<String, List<Cidr>> blocks(Collection<String> vpcIds) {
        return jdbc
                .sql("select vpc_id, cidr_block from vswitch where vpc_id = any(?)")
                .param(vpcIds.toArray(String[]::new))
                .query((row, index) ->
                        Map.entry(row.getString(1), Cidr.parse(row.getString(2)).orElseThrow()))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** The default network of the account in the region: made on first use (VPC, a VSwitch per zone, a group). */
    public DefaultNetwork defaultNetwork(Caller caller, String regionId) {
        return existing(caller, regionId).orElseGet(() -> {
            lockDefaults(caller, regionId);
            return existing(caller, regionId).orElseGet(() -> make(caller, region(regionId)));
        });
    }

    /** Whether the account has a default VPC in the region already. */
    public boolean hasDefaultVpc(Caller caller, String regionId) {
        return existing(caller, regionId).isPresent();
    }

    /** Whether the account has a default VSwitch in the zone already. */
    public boolean hasDefaultVSwitch(Caller caller, String regionId, String zoneId) {
        return defaultOf(defaultNetwork(caller, regionId).vpcId(), zoneId).isPresent();
    }

    /** The default VSwitch of a zone, made if it is missing. */
    public Optional<VSwitch> defaultVSwitch(Caller caller, String regionId, String zoneId) {
        var zones = region(regionId).zones().stream().map(Region.Zone::id).toList();
        if (!zones.contains(zoneId)) {
            return Optional.empty();
        }
        var vpcId = defaultNetwork(caller, regionId).vpcId();
        return defaultOf(vpcId, zoneId).or(() -> {
            lockDefaults(caller, regionId);
            return defaultOf(vpcId, zoneId).or(() -> makeVSwitch(caller, vpcId, zoneId, zones.indexOf(zoneId)));
        });
    }

    /** The network that account_region names, unless the account has deleted a part of it. */
    private Optional<DefaultNetwork> existing(Caller caller, String regionId) {
        return jdbc.sql("""
                        select r.default_vpc_id as vpc_id, r.default_security_group_id as security_group_id
                        from account_region r
                        join vpc v on v.id = r.default_vpc_id
                        join security_group g on g.id = r.default_security_group_id
                        where r.account_id = ? and r.region_id = ?
                        """)
                .params(caller.accountId(), regionId)
                .query(DefaultNetwork.class)
                .optional();
    }

    /** One transaction at a time per account and region; the others wait for its commit and then find what it made. */
    private void lockDefaults(Caller caller, String regionId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("default-network " + caller.accountId() + " " + regionId)
                .query((row, index) -> true)
                .single();
    }

    private DefaultNetwork make(Caller caller, Region region) {
        var vpc = defaultVpc(caller, region);
        var group = fresh.securityGroup(caller.accountId(), region.id());
        group.vpcId = vpc.id;
        group.name = "default";
        group.description = "System created security group.";
        entities.persist(group);
        // plain SQL may follow in this transaction
        entities.flush();
        jdbc.sql("""
                        insert into account_region values (?, ?, ?, ?)
                        on conflict (account_id, region_id) do update set default_vpc_id = excluded.default_vpc_id,
                            default_security_group_id = excluded.default_security_group_id
                        """).params(caller.accountId(), region.id(), vpc.id, group.id).update();
        return new DefaultNetwork(vpc.id, group.id);
    }

    /** The default VPC if it still exists and only its group was deleted, else a new one. */
    private Vpc defaultVpc(Caller caller, Region region) {
        var left = entities.createQuery(
                        "from Vpc where accountId = :account and regionId = :region and isDefault", Vpc.class)
                .setParameter("account", caller.accountId())
                .setParameter("region", region.id())
                .getResultStream()
                .findFirst();
        if (left.isPresent()) {
            return left.get();
        }
        // 172.16 to 172.31 by region, so that the default VPCs of two regions seldom overlap when they are connected
        var second = 16 + regions.all().indexOf(region) % 16;
        var block = new Cidr(172L << 24 | (long) second << 16, 16);
        var vpc = fresh.defaultVpc(caller.accountId(), region.id(), block, caller.requestId());
        entities.persist(vpc);
        for (var zone = 0; zone < region.zones().size(); zone++) {
            var part = block.part(zone, DEFAULT_PREFIX);
            entities.persist(fresh.defaultVSwitch(vpc, region.zones().get(zone).id(), part, caller.requestId()));
        }
        return vpc;
    }

    private Optional<VSwitch> defaultOf(String vpcId, String zoneId) {
        return entities.createQuery("from VSwitch where vpcId = :vpc and zoneId = :zone and isDefault", VSwitch.class)
                .setParameter("vpc", vpcId)
                .setParameter("zone", zoneId)
                .getResultStream()
                .findFirst();
    }

    /**
     * In the block that is meant for the zone if it is free, else in the first free one; empty when the VPC is full.
     */
    private Optional<VSwitch> makeVSwitch(Caller caller, String vpcId, String zoneId, int zone) {
        var vpc = resources.lock(Vpc.class, caller, vpcId);
        var whole = Cidr.parse(vpc.cidrBlock).orElseThrow();
        var taken = blocks(vpcId);
        var parts = 1 << (DEFAULT_PREFIX - whole.prefix());
        return IntStream.range(0, parts)
                .mapToObj(index -> whole.part((zone + index) % parts, DEFAULT_PREFIX))
                .filter(part -> taken.stream().noneMatch(part::overlaps))
                .findFirst()
                .map(part -> {
                    var vSwitch = fresh.defaultVSwitch(vpc, zoneId, part, caller.requestId());
                    entities.persist(vSwitch);
                    entities.flush();
                    return vSwitch;
                });
    }

    private <T> Optional<T> locked(Class<T> type, String table, Caller caller, String id, String lock) {
        return entities.unwrap(Session.class)
                .createNativeQuery("select * from " + table + " where id = :id and account_id = :account " + lock, type)
                .setParameter("id", id)
                .setParameter("account", caller.accountId())
                .uniqueResultOptional();
    }

    public record DefaultNetwork(String vpcId, String securityGroupId) {}
}
