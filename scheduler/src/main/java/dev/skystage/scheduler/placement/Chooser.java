package dev.skystage.scheduler.placement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Decides which hosts take how many of some equal instances. A pure function: it changes nothing and asks nobody. */
final class Chooser {
    private Chooser() {}

    /** So many instances go to this host. */
    record Choice(HostRow host, int amount) {}

    /**
     * Takes the candidates in their order. With {@link Preference#PACK} a host is filled before the next one is looked
     * at; with {@link Preference#SPREAD} the hosts take turns.
     *
     * @param perHost how many a host may take at most; 1 is strict spread
     * @param excluded ids of hosts that must not be chosen
     * @return choices for at most the amount; fewer when the candidates have no more room
     */
    static List<Choice> choose(
            Iterator<HostRow> candidates,
            Capacity need,
            int amount,
            int perHost,
            Set<String> excluded,
            Preference preference) {
        var hosts = new ArrayList<HostRow>();
        var seen = new HashSet<String>();
        int room = 0;
        while (candidates.hasNext() && (preference == Preference.PACK ? room : hosts.size()) < amount) {
            var host = candidates.next();
            var fit = host.active() ? host.free().howMany(need, Math.min(perHost, amount)) : 0;
            if (fit > 0 && !excluded.contains(host.id()) && seen.add(host.id())) {
                hosts.add(host);
                room += fit;
            }
        }
        return preference == Preference.PACK ? fill(hosts, need, amount, perHost) : deal(hosts, need, amount, perHost);
    }

    private static List<Choice> fill(List<HostRow> hosts, Capacity need, int amount, int perHost) {
        var choices = new ArrayList<Choice>(hosts.size());
        int left = amount;
        for (var host : hosts) {
            var taken = host.free().howMany(need, Math.min(perHost, left));
            choices.add(new Choice(host, taken));
            left -= taken;
        }
        return choices;
    }

    private static List<Choice> deal(List<HostRow> hosts, Capacity need, int amount, int perHost) {
        var taken = new int[hosts.size()];
        int left = amount;
        boolean room = true;
        while (left > 0 && room) {
            room = false;
            for (int i = 0; i < taken.length && left > 0; i++) {
                if (taken[i] < hosts.get(i).free().howMany(need, perHost)) {
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
