package dev.skystage.gateway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.instance.InstanceEvent;
import dev.skystage.controlplane.resources.instance.InstanceLifecycle;
import dev.skystage.gateway.lifecycle.InstanceModel.Status;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Time;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.task.TaskWorker;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A few instances of an account, each with its model: every step is done to both, and both must look the same. */
final class ModelledInstances {
    static final int MOST = 3;
    private static final List<String> TYPES =
            List.of(Account.INSTANCE_TYPE, "ecs.g6.xlarge", "ecs.c6.large", "ecs.r6.large");
    private final ApplicationContext cloud;
    private final Account account;
    private final Time time;
    private final JdbcClient jdbc;
    private final List<InstanceModel> models = new ArrayList<>();

    /** Disks that were kept when their instances were released; these instances are forgotten here. */
    private int keptDisks;

    ModelledInstances(ApplicationContext cloud) {
        this.cloud = cloud;
        this.account = Account.in(cloud);
        this.time = new Time(cloud);
        this.jdbc = cloud.getBean(JdbcClient.class);
        time.runDueTasks();
    }

    void take(Step step) {
        switch (step.what()) {
            case RUN -> make("RunInstances", step.how());
            case CREATE -> make("CreateInstance", step.how());
            case WORK -> {
                var unused = cloud.getBean(TaskWorker.class).step(() -> false);
                models.forEach(InstanceModel::work);
            }
            case WORK_ALL -> {
                time.runDueTasks();
                models.forEach(model -> model.timeIs(Instant.MIN));
            }
            case ADVANCE -> {
                time.advance(Duration.ofMinutes(step.how() * 40L));
                models.forEach(model -> model.timeIs(time.now()));
            }
            case START, STOP, REBOOT, DELETE, PROTECT, RENAME, RELEASE_AT, CHANGE_TYPE, CHANGE_BANDWIDTH, MOVE -> {
                if (step.which() < models.size()) {
                    call(step, models.get(step.which()));
                }
            }
        }
        compare();
    }

    /** Creates an instance, if there is a free slot for it. */
    private void make(String action, int how) {
        if (models.stream().filter(InstanceModel::exists).count() == MOST) {
            return;
        }
        var name = "made-" + models.size();
        var answer = account.call(
                action,
                account.usual(
                        "InstanceName",
                        name,
                        "DataDisk.1.Size",
                        "20",
                        "DataDisk.1.DeleteWithInstance",
                        String.valueOf(how > 0)));
        answer.assertThat().isOk();
        var run = action.equals("RunInstances");
        var id = answer.text(run ? "/InstanceIdSets/InstanceIdSet/0" : "/InstanceId");
        var model = new InstanceModel(id, name, Account.INSTANCE_TYPE, run, how == 0);
        var free = models.stream().filter(gone -> !gone.exists()).findFirst();
        if (models.size() == MOST && free.isPresent()) {
            keptDisks += free.get().keepsDataDisk ? 1 : 0;
            models.set(models.indexOf(free.get()), model);
        } else {
            models.add(model);
        }
    }

    private void call(Step step, InstanceModel model) {
        var how = step.how();
        switch (step.what()) {
            case START -> agree(model.start(), "StartInstance", model);
            case STOP -> {
                var mode = List.of("KeepCharging", "StopCharging", "StopCharging", "Sometimes")
                        .get(how);
                agree(model.stop(mode), "StopInstance", model, "StoppedMode", mode, "ForceStop", flag(how == 1));
            }
            case REBOOT -> agree(model.reboot(), "RebootInstance", model, "ForceStop", flag(how == 1));
            case DELETE -> agree(model.delete(how > 1), "DeleteInstance", model, "Force", flag(how > 1));
            case PROTECT ->
                agree(model.protect(how == 0), "ModifyInstanceAttribute", model, "DeletionProtection", flag(how == 0));
            case RENAME -> rename(model, "name-" + how, how > 1);
            case RELEASE_AT -> releaseAt(model, how);
            case CHANGE_TYPE -> {
                var type = TYPES.get(how);
                agree(model.changeType(type, time.now()), "ModifyInstanceSpec", model, "InstanceType", type);
            }
            case CHANGE_BANDWIDTH ->
                agree(
                        model.changeBandwidth(how * 10, time.now()),
                        "ModifyInstanceSpec",
                        model,
                        "InternetMaxBandwidthOut",
                        String.valueOf(how * 10));
            case MOVE -> agree(model.move(), "ModifyInstanceVpcAttribute", model, "VSwitchId", account.vSwitch());
            default -> throw new IllegalArgumentException(step.toString());
        }
    }

    private void rename(InstanceModel model, String name, boolean withPassword) {
        var expected = model.rename(name, withPassword);
        if (withPassword) {
            agree(expected, "ModifyInstanceAttribute", model, "InstanceName", name, "Password", "Secret-123");
        } else {
            agree(expected, "ModifyInstanceAttribute", model, "InstanceName", name);
        }
    }

    private void releaseAt(InstanceModel model, int how) {
        if (how == 0) {
            agree(model.releaseAt(null, false), "ModifyInstanceAutoReleaseTime", model);
            return;
        }
        var at = time.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(how == 1 ? 20 : how * 30L));
        agree(model.releaseAt(at, how == 1), "ModifyInstanceAutoReleaseTime", model, "AutoReleaseTime", at.toString());
    }

    private void agree(String expected, String action, InstanceModel model, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceId", model.id));
        parameters.addAll(Arrays.asList(more));
        var answer = account.call(action, parameters.toArray(String[]::new));
        assertThat(answer.status() == 200 ? InstanceModel.ACCEPTED : answer.text("/Code"))
                .as("%s of %s %s", action, model.status, String.join(" ", more))
                .isEqualTo(expected);
    }

    private static String flag(boolean on) {
        return String.valueOf(on);
    }

    /** The three listings show what the models say. */
    private void compare() {
        var expected = new TreeMap<String, String>();
        var statuses = new TreeMap<String, String>();
        var disks = new TreeMap<String, Integer>();
        disks.put("Available", keptDisks);
        for (var model : models) {
            if (model.exists()) {
                statuses.put(model.id, model.status.shown);
                expected.put(model.id, facts(model));
                disks.merge(model.status == Status.PENDING ? "Creating" : "In_use", 2, Integer::sum);
            } else if (model.keepsDataDisk) {
                disks.merge("Available", 1, Integer::sum);
            }
        }
        disks.values().removeIf(n -> n == 0);
        var shown = new TreeMap<String, String>();
        items("DescribeInstances", "/Instances/Instance")
                .forEach(item -> shown.put(text(item, "InstanceId"), facts(item)));
        assertThat(shown).as("DescribeInstances").isEqualTo(expected);
        var shownStatuses = new TreeMap<String, String>();
        items("DescribeInstanceStatus", "/InstanceStatuses/InstanceStatus")
                .forEach(item -> shownStatuses.put(text(item, "InstanceId"), text(item, "Status")));
        assertThat(shownStatuses).as("DescribeInstanceStatus").isEqualTo(statuses);
        var shownDisks = new TreeMap<String, Integer>();
        items("DescribeDisks", "/Disks/Disk").forEach(item -> shownDisks.merge(text(item, "Status"), 1, Integer::sum));
        assertThat(shownDisks).as("DescribeDisks").isEqualTo(disks);
    }

    private static String facts(InstanceModel model) {
        var minute = Optional.ofNullable(model.releaseAt)
                .map(at -> at.toString().substring(0, 16))
                .orElse("");
        return String.join(
                " ",
                model.status.shown,
                model.name,
                "" + model.protectedFromDeletion,
                model.type,
                "" + model.bandwidth,
                minute,
                model.status.shown.equals("Stopped") && model.withoutCharge ? "without charge" : "");
    }

    private static String facts(JsonNode item) {
        var at = text(item, "AutoReleaseTime");
        var stopped = text(item, "Status").equals("Stopped")
                && text(item, "StoppedMode").equals("StopCharging");
        return String.join(
                " ",
                text(item, "Status"),
                text(item, "InstanceName"),
                text(item, "DeletionProtection"),
                text(item, "InstanceType"),
                text(item, "InternetMaxBandwidthOut"),
                at.isEmpty() ? "" : at.substring(0, 16),
                stopped ? "without charge" : "");
    }

    private List<JsonNode> items(String action, String pointer) {
        Answer answer = account.call(action, "PageSize", "50");
        answer.assertThat().isOk();
        var items = new ArrayList<JsonNode>();
        answer.body().at(pointer).forEach(items::add);
        assertThat(answer.body().path("TotalCount").asInt()).as(action).isEqualTo(items.size());
        return items;
    }

    private static String text(JsonNode item, String name) {
        return item.path(name).asString("");
    }

    /** Places, quota, addresses and histories agree with the models. */
    void assertInOrder() {
        var facts = new Facts(jdbc);
        assertThat(facts.outOfBalance()).isEmpty();
        assertThat(facts.of(account).get("places"))
                .hasSize((int) models.stream().filter(model -> model.place).count());
        var existing = models.stream().filter(InstanceModel::exists).count();
        assertThat(count("select coalesce(sum(used), 0) from quota where account_id = ? and name = 'instances'"))
                .isEqualTo(existing);
        assertThat(count("select count(distinct (vswitch_id, address)) from network_interface where account_id = ?"))
                .isEqualTo(existing);
        var table = cloud.getBean(InstanceLifecycle.class).table();
        for (var model : models) {
            var status = "";
            for (var entry : history(model.id)) {
                assertThat(entry.from()).isEqualTo(status);
                if (!status.isEmpty()) {
                    assertThat(table.get(InstanceStatus.valueOf(status)))
                            .containsEntry(InstanceEvent.valueOf(entry.event()), InstanceStatus.valueOf(entry.to()));
                }
                status = entry.to();
            }
            assertThat(status).isEqualTo(model.exists() ? model.status.name() : "RELEASED");
        }
    }

    private record Entry(String event, String from, String to) {}

    private List<Entry> history(String id) {
        return jdbc.sql("select event, from_status, to_status from resource_event where resource_id = ? order by id")
                .param(id)
                .query((row, n) -> new Entry(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private long count(String sql) {
        return jdbc.sql(sql).param(account.id()).query(Long.class).single();
    }

    /** Releases everything, whatever the models say. */
    void remove() {
        time.runDueTasks();
        for (var item : items("DescribeInstances", "/Instances/Instance")) {
            var id = text(item, "InstanceId");
            account.call("ModifyInstanceAttribute", "InstanceId", id, "DeletionProtection", "false");
            account.call("DeleteInstance", "InstanceId", id, "Force", "true");
        }
        time.runDueTasks();
    }

    void assertNothingIsLeft() {
        for (var table : List.of("instance", "network_interface")) {
            assertThat(count("select count(*) from " + table + " where account_id = ?"))
                    .as(table)
                    .isZero();
        }
        assertThat(
                        count(
                                "select used from quota where account_id = ? and name = 'instances' union all select 0 limit 1"))
                .isZero();
        assertThat(new Facts(jdbc).outOfBalance()).isEmpty();
    }
}
