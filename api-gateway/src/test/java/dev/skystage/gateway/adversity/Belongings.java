package dev.skystage.gateway.adversity;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Time;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One of everything that an account can own, and all rows that mention it. */
record Belongings(Account account, JdbcClient jdbc, Map<String, String> ids) {
    private static final String PLURAL = ".*(Ids|PairNames)";

    /** Values that get calls past the first check. */
    private static final Map<String, String> PLAUSIBLE = Map.of(
            "RegionId", Account.REGION,
            "ZoneId", Account.ZONE,
            "ImageId", Account.IMAGE,
            "InstanceType", Account.INSTANCE_TYPE,
            "DestinationResource", "InstanceType",
            "DeploymentStrategy", "Availability",
            "AutoReleaseTime", "2099-01-01T00:00:00Z");

    /** Makes a VPC, VSwitch, group, deployment set, image and a running instance with a data disk. */
    static Belongings of(Account account, Time time, JdbcClient jdbc) {
        var ids = new HashMap<String, String>();
        ids.put("VpcId", account.vpcId());
        ids.put("VSwitchId", account.vSwitch());
        ids.put("SecurityGroupId", account.securityGroup());
        ids.put(
                "DeploymentSetId",
                made(account.call("CreateDeploymentSet", "DeploymentStrategy", "Availability"))
                        .text("/DeploymentSetId"));
        var image = made(account.call(
                "ImportImage", "DiskDeviceMapping.1.OSSBucket", "b", "DiskDeviceMapping.1.OSSObject", "o"));
        ids.put("ImageId", image.text("/ImageId"));
        ids.put("TaskId", image.text("/ImportTaskId"));
        var run =
                made(account.run("DeploymentSetId", ids.getOrDefault("DeploymentSetId", ""), "DataDisk.1.Size", "40"));
        time.runDueTasks();
        var instanceId = run.text("/InstanceIdSets/InstanceIdSet/0");
        ids.put("InstanceId", instanceId);
        ids.put("DiskId", one(jdbc, "select max(id) from disk where instance_id = ?", instanceId));
        ids.put("NetworkInterfaceId", one(jdbc, "select id from network_interface where instance_id = ?", instanceId));
        ids.put("VRouterId", one(jdbc, "select vrouter_id from vpc where id = ?", account.vpcId()));
        ids.put(
                "LaunchTemplateId",
                made(account.call("CreateLaunchTemplate", "LaunchTemplateName", "theirs"))
                        .text("/LaunchTemplateId"));
        ids.put(
                "DedicatedHostId",
                made(account.call("AllocateDedicatedHosts", "DedicatedHostType", "ddh.g6"))
                        .text("/DedicatedHostIdSets/DedicatedHostId/0"));
        ids.put(
                "AutoProvisioningGroupId",
                made(account.call(
                                "CreateAutoProvisioningGroup",
                                "TotalTargetCapacity",
                                "1",
                                "ValidFrom",
                                "2099-01-01T00:00:00Z",
                                "LaunchTemplateId",
                                ids.getOrDefault("LaunchTemplateId", ""),
                                "LaunchTemplateConfig.1.InstanceType",
                                Account.INSTANCE_TYPE,
                                "LaunchTemplateConfig.1.VSwitchId",
                                account.vSwitch()))
                        .text("/AutoProvisioningGroupId"));
        ids.put("RouterId", ids.getOrDefault("VRouterId", ""));
        ids.put("RouteTableId", one(jdbc, "select route_table_id from vpc where id = ?", account.vpcId()));
        return new Belongings(account, jdbc, Map.copyOf(ids));
    }

    /** The same, with what stands beside an instance or is made from it, under all names that parameters have for it. */
    static Belongings withSmallThings(Account account, Time time, JdbcClient jdbc) {
        var ids = new HashMap<>(of(account, time, jdbc).ids);
        var instanceId = ids.getOrDefault("InstanceId", "");
        ids.put("EniId", ids.getOrDefault("NetworkInterfaceId", ""));
        ids.put("diskId", ids.getOrDefault("DiskId", ""));
        ids.put("SourceGroupId", account.securityGroup());
        ids.put("DestGroupId", account.securityGroup());
        ids.put(
                "SnapshotId",
                made(account.call("CreateSnapshot", "DiskId", ids.getOrDefault("DiskId", "")))
                        .text("/SnapshotId"));
        ids.put(
                "AutoSnapshotPolicyId",
                made(account.call(
                                "CreateAutoSnapshotPolicy",
                                "regionId",
                                Account.REGION,
                                "timePoints",
                                "[\"0\"]",
                                "repeatWeekdays",
                                "[\"1\"]",
                                "retentionDays",
                                "3"))
                        .text("/AutoSnapshotPolicyId"));
        ids.put("autoSnapshotPolicyId", ids.getOrDefault("AutoSnapshotPolicyId", ""));
        ids.put("AllocationId", made(account.callVpc("AllocateEipAddress")).text("/AllocationId"));
        ids.put(
                "PrefixListId",
                made(account.call(
                                "CreatePrefixList",
                                "PrefixListName",
                                "theirs",
                                "AddressFamily",
                                "IPv4",
                                "MaxEntries",
                                "1"))
                        .text("/PrefixListId"));
        ids.put("SourcePrefixListId", ids.getOrDefault("PrefixListId", ""));
        ids.put("DestPrefixListId", ids.getOrDefault("PrefixListId", ""));
        ids.put(
                "KeyPairName",
                made(account.call("CreateKeyPair", "KeyPairName", "key-" + account.id()))
                        .text("/KeyPairName"));
        var commandId = made(account.call(
                        "CreateCommand", "Name", "theirs", "Type", "RunShellScript", "CommandContent", "ZWNobw=="))
                .text("/CommandId");
        ids.put("CommandId", commandId);
        ids.put(
                "InvokeId",
                made(account.call("InvokeCommand", "CommandId", commandId, "InstanceId.1", instanceId))
                        .text("/InvokeId"));
        ids.put(
                "UserName",
                made(account.callRam("CreateUser", "UserName", "user-" + account.id()))
                        .text("/User/UserName"));
        made(account.callRam(
                "CreateLoginProfile", "UserName", ids.getOrDefault("UserName", ""), "Password", "Example_1234"));
        time.runDueTasks();
        return new Belongings(account, jdbc, Map.copyOf(ids));
    }

    private static Answer made(Answer answer) {
        answer.assertThat().isOk();
        return answer;
    }

    private static String one(JdbcClient jdbc, String sql, String parameter) {
        return jdbc.sql(sql).param(parameter).query(String.class).single();
    }

    Collection<String> all() {
        return ids.values();
    }

    /** The id of ours that fits a parameter with this name, if the parameter names a resource. */
    Optional<String> named(String parameter) {
        return Optional.ofNullable(ids.get(kind(parameter)));
    }

    /** A value for a parameter that is not the one under test: ours, or a common one. */
    Optional<String> plausible(String parameter) {
        return named(parameter).or(() -> Optional.ofNullable(PLAUSIBLE.get(parameter)));
    }

    /** The value in the form of the parameter: a JSON list where a plain parameter has a plural name. */
    static String written(String parameter, String id) {
        return parameter.matches(PLURAL) ? "[\"" + id + "\"]" : id;
    }

    private static String kind(String parameter) {
        var name = parameter.endsWith(".N") ? parameter.substring(0, parameter.length() - 2) : parameter;
        name = name.substring(name.lastIndexOf('.') + 1).replace("DeploymentSetsIds", "DeploymentSetIds");
        return name.matches(PLURAL) ? name.substring(0, name.length() - 1) : name;
    }

    /** Every row of the account, in all tables that have one. */
    SortedMap<String, List<String>> rows() {
        var tables = jdbc.sql("""
                        select table_name from information_schema.columns
                        where table_schema = current_schema and column_name = 'account_id'
                        """).query(String.class).list();
        var rows = tables.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> jdbc.sql(
                                        "select to_jsonb(t)::text from " + table + " t where account_id = ? order by 1")
                                .param(account.id())
                                .query(String.class)
                                .list(),
                        (a, b) -> a,
                        TreeMap::new));
        rows.put(
                "allocation",
                jdbc.sql("""
                        select to_jsonb(a)::text from allocation a join instance i on i.id = a.instance_id
                        where i.account_id = ? order by 1
                        """).param(account.id()).query(String.class).list());
        return rows;
    }
}
