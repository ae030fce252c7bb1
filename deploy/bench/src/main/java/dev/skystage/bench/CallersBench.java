package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Small calls of RunInstances by several callers of one account at once: all in one VSwitch and security group, then
 * each in a network of its own. Ratio = calls per second of the most callers in one network over those of the first
 * number of callers. The workers are idle meanwhile.
 */
final class CallersBench implements Bench.Measurement {
    @Override
    public Result run(Options options) throws Exception {
        var amount = options.number("amount", 1);
        var callers = options.numbers("callers", List.of(1, 8, 32));
        var time = Duration.ofSeconds(options.number("seconds", 15));
        var most = callers.stream().mapToInt(Integer::intValue).max().orElseThrow();
        try (var cloud = Cloud.boot(
                "--skystage.simulation.scale=1000",
                "--skystage.limits.instances-per-security-group=1000000",
                "--skystage.quotas.vpcs=1000",
                "--skystage.inventory.zones." + Network.ZONE + "=3000")) {
            var networks = new ArrayList<Network>();
            for (var i = 0; i < most; i++) {
                networks.add(new Network(cloud));
            }
            load(cloud, networks, 1, most, amount, time);
            var one = new ArrayList<Load.Window>();
            for (var n : callers) {
                one.add(load(cloud, networks, 1, n, amount, time));
                Bench.say("one network, %d callers: %s", n, one.getLast());
            }
            var many = load(cloud, networks, most, most, amount, time);
            Bench.say("%d networks, %d callers: %s", most, most, many);
            var result = new Result(
                    one.getLast().perSecond() / one.getFirst().perSecond(),
                    one.getLast().perSecond(),
                    "calls/s");
            for (var i = 0; i < one.size(); i++) {
                result.and("one_network_" + callers.get(i), one.get(i).perSecond())
                        .and("p99_ms_" + callers.get(i), one.get(i).p99());
            }
            return result.and("many_networks_" + most, many.perSecond());
        }
    }

    private static Load.Window load(
            Cloud cloud, List<Network> networks, int used, int callers, int amount, Duration time) throws Exception {
        var turn = new AtomicInteger();
        var own = ThreadLocal.withInitial(() -> networks.get(turn.getAndIncrement() % used));
        try (var load = new Load(
                cloud.port(),
                callers,
                client -> own.get().runInstances(client, amount, own.get().theGroup()))) {
            return load.run(time);
        }
    }
}
