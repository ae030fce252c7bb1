package dev.skystage.scheduler.placement;

/**
 * What a host must be to take instances of a demand. The index already searches by status, family, tenant and room, for
 * groups of hosts; here each candidate is checked again, so that a new source of candidates cannot forget a condition.
 */
enum HostFilter {
    /** It takes new instances: no operator has closed it. */
    ACTIVE {
        @Override
        boolean admits(HostRow host, Demand demand) {
            return host.active();
        }
    },
    /** It serves the instance type family. */
    FAMILY {
        @Override
        boolean admits(HostRow host, Demand demand) {
            return host.families().contains(demand.family());
        }
    },
    /**
     * It belongs to the asking account or, if no host of its own is asked for, to nobody; and it is one of the allowed
     * hosts.
     */
    TENANT {
        @Override
        boolean admits(HostRow host, Demand demand) {
            var where = demand.where();
            return where.tenant().equals(host.tenant())
                    && !where.avoided().contains(host.id())
                    && (where.only() == null || where.only().contains(host.id()));
        }
    },
    /** It has room for at least one instance. */
    ROOM {
        @Override
        boolean admits(HostRow host, Demand demand) {
            return host.free().fits(demand.need());
        }
    },
    /** It is in the cluster of the deployment set's other instances, if the set wants them close to each other. */
    CLUSTER {
        @Override
        boolean admits(HostRow host, Demand demand) {
            return demand.clusterId() == null || demand.clusterId().equals(host.clusterId());
        }
    },
    /** It has no instance of the same deployment set. */
    DEPLOYMENT_SET {
        @Override
        boolean admits(HostRow host, Demand demand) {
            return !demand.excluded().contains(host.id());
        }
    };

    private static final HostFilter[] ALL = values();

    abstract boolean admits(HostRow host, Demand demand);

    /** Whether the host passes all filters. */
    static boolean all(HostRow host, Demand demand) {
        for (var filter : ALL) {
            if (!filter.admits(host, demand)) {
                return false;
            }
        }
        return true;
    }
}
