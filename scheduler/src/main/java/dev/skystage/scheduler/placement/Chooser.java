package dev.skystage.scheduler.placement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/**
 * Decides how many of some equal instances each host takes. A pure function: it changes nothing and reads nothing else.
 */
final class Chooser {
    private Chooser() {}

    /** This many instances go to this host. */
    record Choice(HostRow host, int amount) {}

    /**
     * Takes the candidates that pass every {@link HostFilter}, in their order, which comes from the weigher. With
     * {@link HostWeigher#PACK} a host is filled before the next one is used; with {@link HostWeigher#SPREAD} the hosts
     * take turns.
     *
     * @return choices for at most the amount; fewer when the candidates have no more room
     */
    static List<Choice> choose(Iterator<HostRow> candidates, Demand demand, HostWeigher weigher) {
        var pack = weigher == HostWeigher.PACK;
        var hosts = new ArrayList<HostRow>();
        var seen = new HashSet<String>();
        int room = 0;
        while (candidates.hasNext() && (pack ? room : hosts.size()) < demand.amount()) {
            var host = candidates.next();
            if (HostFilter.all(host, demand) && seen.add(host.id())) {
                hosts.add(host);
                room += host.free().howMany(demand.need(), Math.min(demand.perHost(), demand.amount()));
            }
        }
        return pack ? fill(hosts, demand) : deal(hosts, demand);
    }

    private static List<Choice> fill(List<HostRow> hosts, Demand demand) {
        var choices = new ArrayList<Choice>(hosts.size());
        int left = demand.amount();
        for (var host : hosts) {
            var taken = host.free().howMany(demand.need(), Math.min(demand.perHost(), left));
            choices.add(new Choice(host, taken));
            left -= taken;
        }
        return choices;
    }

    private static List<Choice> deal(List<HostRow> hosts, Demand demand) {
        var taken = new int[hosts.size()];
        int left = demand.amount();
        boolean room = true;
        while (left > 0 && room) {
            room = false;
            for (int i = 0; i < taken.length && left > 0; i++) {
                if (taken[i] < hosts.get(i).free().howMany(demand.need(), demand.perHost())) {
                    taken[i]++;
                    left--;
                    room = true;
                }
            }
        }
        var choices = new ArrayList<Choice>(taken.length);
        for (int i = 0; i < taken.length; i++) {
            choices.add(new Choice(hosts.get(i), taken[i]));
        }
        return choices;
    }
}
