package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * DescribeInstances or, with {@code --images}, {@code --disks}, {@code --snapshots} or {@code --interfaces}, the action
 * that lists those: pages of 100 with TotalCount, for an account with 1,000 of them and one with 1,000,000 in the same
 * database, in turns. Each ratio = cost at 1,000,000 / cost at 1,000, by the median; the line's is the worst. Filters
 * called wide match a fifth of the account; tag, name, ids, address, instance and disk match as many rows in both
 * accounts.
 */
final class PagesBench implements Bench.Measurement {
    private static final int FEW = 1000;
    private static final int MATCHES = 150;

    /** An account with that many rows. */
    private record Tenant(String accountId, String prefix, int rows, Client client) {
        String id(int number) {
            return prefix + String.format("%014d", number);
        }
    }

    /** What is listed: its table, the prefix of its ids, its action, and the list in the answer. */
    private enum Subject {
        INSTANCES("instance", "i", "DescribeInstances", "/Instances/Instance"),
        IMAGES("image", "m", "DescribeImages", "/Images/Image"),
        DISKS("disk", "d", "DescribeDisks", "/Disks/Disk"),
        SNAPSHOTS("snapshot", "s", "DescribeSnapshots", "/Snapshots/Snapshot"),
        INTERFACES(
                "network_interface", "eni", "DescribeNetworkInterfaces", "/NetworkInterfaceSets/NetworkInterfaceSet");

        private final String table;
        private final String prefix;
        private final String action;
        private final String shown;

        Subject(String table, String prefix, String action, String shown) {
            this.table = table;
            this.prefix = prefix;
            this.action = action;
            this.shown = shown;
        }

        static Subject of(Options options) {
            return Arrays.stream(values())
                    .filter(subject -> options.has(subject.name().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(INSTANCES);
        }

        /** The row that all others are copied from. */
        String template(Cloud cloud) throws Exception {
            try (var client = cloud.client()) {
                return switch (this) {
                    case INSTANCES -> new Network(cloud).runInstances(1).getFirst();
                    case IMAGES -> image(client);
                    case DISKS -> disk(cloud, client);
                    case SNAPSHOTS ->
                        client.call("CreateSnapshot", "DiskId", disk(cloud, client))
                                .get("SnapshotId")
                                .asString();
                    case INTERFACES ->
                        eni(client, new Network(cloud).runInstances(1).getFirst());
                };
            }
        }

        Map<String, String[]> questions(Tenant tenant) {
            return switch (this) {
                case INSTANCES -> PagesBench.questions(tenant);
                case IMAGES -> imageQuestions(tenant);
                case DISKS -> storageQuestions(tenant, "DiskIds", "InstanceId", "i-7");
                case SNAPSHOTS -> storageQuestions(tenant, "SnapshotIds", "DiskId", "d-7");
                case INTERFACES -> interfaceQuestions(tenant);
            };
        }

        Map<String, String> columns(Tenant tenant) {
            return switch (this) {
                case INSTANCES -> instanceColumns(tenant);
                case IMAGES -> imageColumns(tenant);
                case DISKS -> storageColumns(tenant, Map.of("instance_id", part(tenant, "i")));
                case SNAPSHOTS ->
                    storageColumns(
                            tenant,
                            Map.of(
                                    "source_disk_id",
                                    part(tenant, "d"),
                                    "link_id",
                                    part(tenant, "sl"),
                                    "status",
                                    "'ACCOMPLISHED'"));
                case INTERFACES ->
                    storageColumns(
                            tenant,
                            Map.of(
                                    "vswitch_id",
                                    "'vsw-" + tenant.prefix() + "' || g / 1000",
                                    "address",
                                    "g",
                                    "private_ip",
                                    "'10.' || g / 65536 || '.' || g / 256 % 256 || '.' || g % 256",
                                    "instance_id",
                                    part(tenant, "i")));
            };
        }
    }

    private static String image(Client client) throws IOException {
        return client.call("ImportImage", "DiskDeviceMapping.1.OSSBucket", "b", "DiskDeviceMapping.1.OSSObject", "o")
                .get("ImageId")
                .asString();
    }

    /** The system disk of a running instance. */
    private static String disk(Cloud cloud, Client client) throws Exception {
        var instance = new Network(cloud).runInstances(1).getFirst();
        while (!client.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .at("/Instances/Instance/0/Status")
                .asString()
                .equals("Running")) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return client.call("DescribeDisks", "InstanceId", instance)
                .at("/Disks/Disk/0/DiskId")
                .asString();
    }

    private static String eni(Client client, String instance) throws IOException {
        return client.call("DescribeNetworkInterfaces", "InstanceId", instance)
                .at("/NetworkInterfaceSets/NetworkInterfaceSet/0/NetworkInterfaceId")
                .asString();
    }

    /** Ten consecutive rows of a kind belong to the same one of these. */
    private static String part(Tenant tenant, String kind) {
        return "'" + kind + "-" + tenant.prefix() + "' || g / 10";
    }

    private static Map<String, String> storageColumns(Tenant tenant, Map<String, String> own) {
        var columns = new LinkedHashMap<>(own);
        columns.put("id", "'" + tenant.prefix() + "' || lpad(g::text, 14, '0')");
        columns.put("account_id", "'" + tenant.accountId() + "'");
        columns.put("name", "'storage-' || g");
        columns.put(
                "tags",
                "jsonb_build_object('app', case when " + narrow(tenant) + " then 'few' else 'a' || g % 1000 end,"
                        + " 'env', case when g % 5 = 1 then 'wide' else 'prod' end)");
        return columns;
    }

    private static Map<String, String[]> storageQuestions(Tenant tenant, String ids, String whole, String part) {
        var kindAndNumber = part.split("-");
        var questions = new LinkedHashMap<String, String[]>();
        questions.put("first", new String[] {"PageSize", "100"});
        questions.put("deep", new String[] {"MaxResults", "100", "NextToken", middle(tenant)});
        questions.put("tag", new String[] {"PageSize", "100", "Tag.1.Key", "app", "Tag.1.Value", "few"});
        questions.put("tag_wide", new String[] {"PageSize", "100", "Tag.1.Key", "env", "Tag.1.Value", "wide"});
        questions.put(
                "whole",
                new String[] {"PageSize", "100", whole, kindAndNumber[0] + "-" + tenant.prefix() + kindAndNumber[1]});
        questions.put("ids", new String[] {"PageSize", "100", ids, spread(tenant)});
        return questions;
    }

    private static Map<String, String[]> interfaceQuestions(Tenant tenant) {
        var questions = new LinkedHashMap<String, String[]>();
        questions.put("first", new String[] {"PageSize", "100"});
        questions.put("deep", new String[] {"MaxResults", "100", "NextToken", middle(tenant)});
        questions.put("tag", new String[] {"PageSize", "100", "Tag.1.Key", "app", "Tag.1.Value", "few"});
        questions.put("tag_wide", new String[] {"PageSize", "100", "Tag.1.Key", "env", "Tag.1.Value", "wide"});
        questions.put("ip", new String[] {"PageSize", "100", "PrivateIpAddress.1", "10.0.0.7"});
        questions.put(
                "ids",
                Stream.concat(
                                Stream.of("PageSize", "100"),
                                IntStream.range(0, 100)
                                        .boxed()
                                        .flatMap(i -> Stream.of(
                                                "NetworkInterfaceId." + (i + 1),
                                                tenant.id(1 + i * (tenant.rows() / 100)))))
                        .toArray(String[]::new));
        return questions;
    }

    private static String middle(Tenant tenant) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(tenant.id(tenant.rows() / 2).getBytes(StandardCharsets.UTF_8));
    }

    /** A hundred ids spread over all, as a list in JSON. */
    private static String spread(Tenant tenant) {
        return IntStream.range(0, 100)
                .mapToObj(i -> "\"" + tenant.id(1 + i * (tenant.rows() / 100)) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public Result run(Options options) throws Exception {
        var subject = Subject.of(options);
        var many = options.number("rows", 1_000_000);
        var calls = options.number("calls", 60);
        try (var cloud = Cloud.boot();
                var connection = cloud.connect()) {
            var template = subject.template(cloud);
            var small = tenant(cloud, subject.prefix + "-small-", FEW);
            var large = tenant(cloud, subject.prefix + "-large-", many);
            fill(connection, subject, template, List.of(small, large));
            var ofSmall = subject.questions(small);
            var ofLarge = subject.questions(large);
            ofSmall.keySet().forEach(name -> check(subject, name, small, large, ofSmall, ofLarge));
            var worst = 0.0;
            var measured = new LinkedHashMap<String, Double>();
            for (var name : ofSmall.keySet()) {
                var few = new long[calls];
                var lots = new long[calls];
                for (int i = -calls / 2; i < calls; i++) {
                    var begin = System.nanoTime();
                    small.client().raw(subject.action, question(ofSmall, name));
                    var middle = System.nanoTime();
                    large.client().raw(subject.action, question(ofLarge, name));
                    if (i >= 0) {
                        few[i] = middle - begin;
                        lots[i] = System.nanoTime() - middle;
                    }
                }
                Arrays.sort(few);
                Arrays.sort(lots);
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
        var questions = new LinkedHashMap<String, String[]>();
        questions.put("first", new String[] {"PageSize", "100"});
        questions.put("deep", new String[] {"MaxResults", "100", "NextToken", middle(tenant)});
        questions.put("status", new String[] {"PageSize", "100", "Status", "Stopped"});
        questions.put("vpc", new String[] {"PageSize", "100", "VpcId", "vpc-" + tenant.prefix() + "1"});
        questions.put("vswitch", new String[] {"PageSize", "100", "VSwitchId", "vsw-" + tenant.prefix() + "1"});
        questions.put("tag", new String[] {"PageSize", "100", "Tag.1.Key", "app", "Tag.1.Value", "few"});
        questions.put("tag_wide", new String[] {"PageSize", "100", "Tag.1.Key", "env", "Tag.1.Value", "wide"});
        questions.put("name", new String[] {"PageSize", "100", "InstanceName", "*needle*"});
        questions.put(
                "ip",
                new String[] {"PageSize", "100", "InstanceNetworkType", "vpc", "PrivateIpAddresses", "[\"10.9.0.7\"]"});
        questions.put("ids", new String[] {"PageSize", "100", "InstanceIds", spread(tenant)});
        return questions;
    }

    /** Both accounts must see the rows that are meant, or the costs cannot be compared. */
    private static void check(
            Subject subject,
            String name,
            Tenant small,
            Tenant large,
            Map<String, String[]> ofSmall,
            Map<String, String[]> ofLarge) {
        try {
            var few = small.client().call(subject.action, question(ofSmall, name));
            var lots = large.client().call(subject.action, question(ofLarge, name));
            Bench.say(
                    "%s finds %d of %d, %d of %d",
                    name,
                    shown(subject, few),
                    few.get("TotalCount").asInt(),
                    shown(subject, lots),
                    lots.get("TotalCount").asInt());
            if (shown(subject, few) != shown(subject, lots) || shown(subject, few) == 0) {
                throw new IllegalStateException(name + " finds nothing, or not the same");
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int shown(Subject subject, JsonNode answer) {
        return answer.at(subject.shown).size();
    }

    private static Tenant tenant(Cloud cloud, String prefix, int rows) throws IOException, InterruptedException {
        var key = new JsonMapper().readTree(cloud.manage("accounts", "{\"name\":\"" + prefix + "\"}"));
        var client = new Client(
                cloud.port(),
                key.get("accessKeyId").asString(),
                key.get("accessKeySecret").asString());
        client.call("DescribeInstances");
        return new Tenant(key.get("accountId").asString(), prefix, rows, client);
    }

    /** Inserts without the indexes, and makes them again right after. */
    private static void fill(Connection connection, Subject subject, String template, List<Tenant> tenants)
            throws SQLException {
        var begin = System.nanoTime();
        var indexes = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select indexname, indexdef from pg_indexes" + " where tablename = '"
                        + subject.table + "' and indexname <> '" + subject.table + "_pkey'")) {
            while (found.next()) {
                indexes.add(found.getString(2));
                Rows.update(connection, "drop index " + found.getString(1));
            }
        }
        Rows.update(connection, "set maintenance_work_mem = '512MB'");
        for (var tenant : tenants) {
            Rows.multiply(connection, subject.table, template, tenant.rows(), subject.columns(tenant));
        }
        for (var index : indexes) {
            Rows.update(connection, index);
        }
        Rows.update(connection, "vacuum analyze " + subject.table + ", tag");
        Bench.say("rows and indexes made in %.0f s", (System.nanoTime() - begin) / 1e9);
    }

    private static Map<String, String> instanceColumns(Tenant tenant) {
        var narrow = narrow(tenant);
        return Map.of(
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
                        + " 'env', case when g % 5 = 1 then 'wide' else 'prod' end)");
    }

    private static Map<String, String> imageColumns(Tenant tenant) {
        var narrow = narrow(tenant);
        return Map.of(
                "id",
                "'" + tenant.prefix() + "' || lpad(g::text, 14, '0')",
                "account_id",
                "'" + tenant.accountId() + "'",
                "status",
                "case when g % 5 = 0 then 'DEPRECATED' else 'AVAILABLE' end",
                "name",
                "'image-' || g",
                "family",
                "'" + tenant.prefix() + "' || case when " + narrow + " then 'few' else (g % 1000)::text end",
                "tags",
                "jsonb_build_object('app', case when " + narrow + " then 'few' else 'a' || g % 1000 end,"
                        + " 'env', case when g % 5 = 1 then 'wide' else 'prod' end)");
    }

    private static String narrow(Tenant tenant) {
        return "g % " + tenant.rows() / MATCHES + " = 0";
    }

    private static Map<String, String[]> imageQuestions(Tenant tenant) {
        var ids = IntStream.range(0, 100)
                .mapToObj(i -> tenant.id(1 + i * (tenant.rows() / 100)))
                .collect(Collectors.joining(","));
        var questions = new LinkedHashMap<String, String[]>();
        questions.put("first", new String[] {"PageSize", "100"});
        questions.put("second", new String[] {"PageSize", "100", "PageNumber", "2"});
        questions.put("own", new String[] {"PageSize", "100", "ImageOwnerAlias", "self"});
        questions.put("status", new String[] {"PageSize", "100", "Status", "Deprecated"});
        questions.put("public", new String[] {"PageSize", "100", "ImageOwnerAlias", "system"});
        questions.put("family", new String[] {"PageSize", "100", "ImageFamily", tenant.prefix() + "few"});
        questions.put("name", new String[] {"PageSize", "100", "ImageName", "image-7"});
        questions.put("tag", new String[] {"PageSize", "100", "Tag.1.Key", "app", "Tag.1.Value", "few"});
        questions.put("ids", new String[] {"PageSize", "100", "Status", "ALL", "ImageId", ids});
        return questions;
    }
}
