package dev.skystage.scheduler.placement;

/**
 * What a host must be to take instances of a demand. The index answers the status, the family, the tenant and the room ahead, for groups of hosts; here
 * they are tried on each candidate, so that whoever offers candidates cannot forget one.
 */
enum HostFilter {
    /** It takes new instances: an operator has not closed it. */
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
    /** It belongs to the one who asks, or to nobody if none of his own is asked for; and it is one of those that will do. */
    TENANT {
        @Override
        boolean admits(HostRow host, Demand demand) {
            var where = demand.where();
            return where.tenant().equals(host.tenant())
                    && !where.avoided().contains(host.id())
                    && (where.only() == null || where.only().contains(host.id()));
        }
    },
    /** It has room for one instance at least. */
    ROOM {
        @Override
        boolean admits(HostRow host, Demand demand) {
            return host.free().fits(demand.need());
        }
    },
    /** It stands where the other instances of the deployment set do, if the set wants them close to each other. */
    CLUSTER {
        @Override
        boolean admits(HostRow host, Demand demand) {
            return demand.clusterId() == null || demand.clusterId().equals(host.clusterId());
        }
    },
    /** No instance of the same deployment set lives on it. */
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
