package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import dev.skystage.bench.EngineRounds.Move;
import java.util.Map;

/** Disks attached and detached by the engine, against plain updates of the columns that an attachment changes. */
final class StorageBench implements Bench.Measurement {
    private static final String PREFIX = "d-bench";

    @Override
    public Result run(Options options) throws Exception {
        var n = options.number("disks", 20_000);
        try (var cloud = Cloud.boot("--skystage.simulation.scale=0");
                var connection = cloud.connect()) {
            var instance = new Network(cloud).runInstances(1).getFirst();
            String template;
            try (var client = cloud.client()) {
                template = client.call("DescribeDisks", "InstanceId", instance)
                        .at("/Disks/Disk/0/DiskId")
                        .asString();
            }
            Rows.multiply(
                    connection,
                    "disk",
                    template,
                    n,
                    Map.of(
                            "id",
                            "'" + PREFIX + "' || lpad(g::text, 15, '0')",
                            "type",
                            "'data'",
                            "status",
                            "'AVAILABLE'",
                            "instance_id",
                            "null",
                            "device",
                            "null"));
            Rows.update(connection, "vacuum analyze disk");
            connection.setAutoCommit(false);
            var engine = new EngineRounds(
                    connection,
                    "disk",
                    PREFIX,
                    n,
                    new Move("status = 'ATTACHING', instance_id = '" + instance + "'", "disk.attach", "IN_USE"),
                    new Move("status = 'DETACHING'", "disk.detach", "AVAILABLE"));
            engine.warmUp(options);
            var plain = new PlainUpdates(cloud, "disk", "status = status, attached_at = now()", PREFIX, n);
            return engine.against(plain, options, "disks/s");
        }
    }
}
