package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * DescribeInstances, pages of 100 with TotalCount, for an account with 1,000 instances and one with 1,000,000 in the same
 * database, in turns. Each ratio = cost at 1,000,000 / cost at 1,000, by the median; the line's is the worst. Filters
 * called wide match a fifth of the account; tag, name, ids and address match as many rows in both accounts.
 */
final class PagesBench implements Bench.Measurement {
    private static final int FEW = 1000;
    private static final int MATCHES = 150;

    /** An account with that many instances. */
    private record Tenant(String accountId, String prefix, int instances, Client client) {
        String id(int number) {
            return prefix + String.format("%014d", number);
        }
    }

    @Override
    public Result run(Options options) throws Exception {
        var many = options.number("rows", 1_000_000);
        var calls = options.number("calls", 60);
        try (var cloud = Cloud.boot();
                var connection = cloud.connect()) {
            var template = new Network(cloud).runInstances(1).getFirst();
            var small = tenant(cloud, "small", FEW);
            var large = tenant(cloud, "large", many);
            fill(connection, template, List.of(small, large));
            var ofSmall = questions(small);
            var ofLarge = questions(large);
            ofSmall.keySet().forEach(name -> check(name, small, large, ofSmall, ofLarge));
            var worst = 0.0;
            var measured = new LinkedHashMap<String, Double>();
            for (var name : ofSmall.keySet()) {
                var few = new long[calls];
                var lots = new long[calls];
                for (int i = -calls / 2; i < calls; i++) {
                    var begin = System.nanoTime();
                    small.client().raw("DescribeInstances", question(ofSmall, name));
                    var middle = System.nanoTime();
                    large.client().raw("DescribeInstances", question(ofLarge, name));
                    if (i >= 0) {
                        few[i] = middle - begin;
                        lots[i] = System.nanoTime() - middle;
                    }
                }
                java.util.Arrays.sort(few);
                java.util.Arrays.sort(lots);
                var ratio = Load.percentile(lots, 0.5) / Load.percentile(few, 0.5);
                Bench.say(
                        "%s: %.2f ms / %.2f ms = %.2f",
                        name, Load.percentile(lots, 0.5), Load.percentile(few, 0.5), ratio);
                measured.put(name, ratio);
                measured.put(name + "_ms", Load.percentile(lots, 0.5));
                worst = Math.max(worst, ratio);
            }
            var result = new Result(worst, measured.getOrDefault("first_ms", 0.0), "ms").and("rows", many);
            measured.forEach(result::and);
            return result;
        }
    }

    private static String[] question(Map<String, String[]> questions, String name) {
        return Objects.requireNonNull(questions.get(name));
    }

    private static Map<String, String[]> questions(Tenant tenant) {
        var middle = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(tenant.id(tenant.instances() / 2).getBytes(StandardCharsets.UTF_8));
        var ids = IntStream.range(0, 100)
                .mapToObj(i -> "\"" + tenant.id(1 + i * (tenant.instances() / 100)) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        var questions = new LinkedHashMap<String, String[]>();
        questions.put("first", new String[] {"PageSize", "100"});
        questions.put("deep", new String[] {"MaxResults", "100", "NextToken", middle});
        questions.put("status", new String[] {"PageSize", "100", "Status", "Stopped"});
        questions.put("vpc", new String[] {"PageSize", "100", "VpcId", "vpc-" + tenant.prefix() + "1"});
        questions.put("vswitch", new String[] {"PageSize", "100", "VSwitchId", "vsw-" + tenant.prefix() + "1"});
        questions.put("tag", new String[] {"PageSize", "100", "Tag.1.Key", "app", "Tag.1.Value", "few"});
        questions.put("tag_wide", new String[] {"PageSize", "100", "Tag.1.Key", "env", "Tag.1.Value", "wide"});
        questions.put("name", new String[] {"PageSize", "100", "InstanceName", "*needle*"});
        questions.put(
                "ip",
                new String[] {"PageSize", "100", "InstanceNetworkType", "vpc", "PrivateIpAddresses", "[\"10.9.0.7\"]"});
        questions.put("ids", new String[] {"PageSize", "100", "InstanceIds", ids});
        return questions;
    }

    /** Both accounts must see what was meant, or the cost compares nothing. */
    private static void check(
            String name, Tenant small, Tenant large, Map<String, String[]> ofSmall, Map<String, String[]> ofLarge) {
        try {
            var few = small.client().call("DescribeInstances", question(ofSmall, name));
            var lots = large.client().call("DescribeInstances", question(ofLarge, name));
            Bench.say(
                    "%s finds %d of %d, %d of %d",
                    name,
                    shown(few),
                    few.get("TotalCount").asInt(),
                    shown(lots),
                    lots.get("TotalCount").asInt());
            if (shown(few) != shown(lots) || shown(few) == 0) {
                throw new IllegalStateException(name + " finds nothing, or not the same");
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int shown(JsonNode answer) {
        return answer.at("/Instances/Instance").size();
    }

    private static Tenant tenant(Cloud cloud, String name, int instances) throws IOException, InterruptedException {
        var key = new JsonMapper().readTree(cloud.manage("accounts", "{\"name\":\"" + name + "\"}"));
        var client = new Client(
                cloud.port(),
                key.get("accessKeyId").asString(),
                key.get("accessKeySecret").asString());
        client.call("DescribeInstances");
        return new Tenant(key.get("accountId").asString(), "i-" + name + "-", instances, client);
    }

    /** Without the indexes, which are made again at once afterwards. */
    private static void fill(Connection connection, String template, List<Tenant> tenants) throws SQLException {
        var begin = System.nanoTime();
        var indexes = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select indexname, indexdef from pg_indexes"
                        + " where tablename = 'instance' and indexname <> 'instance_pkey'")) {
            while (found.next()) {
                indexes.add(found.getString(2));
                Rows.update(connection, "drop index " + found.getString(1));
            }
        }
        Rows.update(connection, "set maintenance_work_mem = '512MB'");
        for (var tenant : tenants) {
            var narrow = "g % " + tenant.instances() / MATCHES + " = 0";
            Rows.multiply(
                    connection,
                    "instance",
                    template,
                    tenant.instances(),
                    Map.of(
                            "id",
                            "'" + tenant.prefix() + "' || lpad(g::text, 14, '0')",
                            "account_id",
                            "'" + tenant.accountId() + "'",
                            "vpc_id",
                            "'vpc-" + tenant.prefix() + "' || g % 5",
                            "vswitch_id",
                            "'vsw-" + tenant.prefix() + "' || g % 10",
                            "status",
                            "case when g % 5 = 0 then 'STOPPED' else 'RUNNING' end",
                            "security_group_ids",
                            "array['sg-" + tenant.prefix() + "' || g / 500]",
                            "private_ip",
                            "'10.' || 9 + g / 65536 || '.' || g / 256 % 256 || '.' || g % 256",
                            "name",
                            "'web-' || case when " + narrow + " then 'needle-' else '' end || g",
                            "tags",
                            "jsonb_build_object('app', case when " + narrow + " then 'few' else 'a' || g % 1000 end,"
                                    + " 'env', case when g % 5 = 1 then 'wide' else 'prod' end)"));
        }
        for (var index : indexes) {
            Rows.update(connection, index);
        }
        Rows.update(connection, "vacuum analyze instance, tag");
        Bench.say("rows and indexes made in %.0f s", (System.nanoTime() - begin) / 1e9);
    }
}
