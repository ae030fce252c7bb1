package dev.skystage.gateway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.event.EventOrders;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.CuttableDatabase;
import dev.skystage.gateway.testing.CuttableDatabase.Cut;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.Time;
import dev.skystage.persistence.host.HostStatus;
import dev.skystage.scheduler.calendar.Calendar;
import dev.skystage.scheduler.placement.Hosts;
import dev.skystage.scheduler.simulation.Simulation;
import dev.skystage.scheduler.simulation.Simulation.Profile;
import dev.skystage.scheduler.task.TaskWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What may happen to a task and to the workers that run it, and what must be true afterwards. */
final class Adversity {
    private static final Duration RESTS = Duration.ofMinutes(2);
    private static final Duration ANEW = Duration.ofMinutes(15);
    private static final Map<String, SortedMap<String, List<String>>> CALM = new HashMap<>();
    private final ApplicationContext cloud;
    private final JdbcClient jdbc;
    private final CuttableDatabase database;
    private final Simulation simulation;
    private final Time time;
    private final Facts facts;
    private TaskWorker worker;

    Adversity(ApplicationContext cloud) {
        this.cloud = cloud;
        this.jdbc = cloud.getBean(JdbcClient.class);
        this.database = (CuttableDatabase) cloud.getBean(DataSource.class);
        this.simulation = cloud.getBean(Simulation.class);
        this.time = new Time(cloud);
        this.facts = new Facts(jdbc);
        this.worker = newWorker();
        expireLeases(); // tasks of a test that has failed
    }

    /** A worker that knows nothing of the others, like a new process. */
    private TaskWorker newWorker() {
        return cloud.getAutowireCapableBeanFactory().createBean(TaskWorker.class);
    }

    /** Runs one batch. */
    void step() {
        var unused = worker.step(() -> false);
    }

    /** Makes the host of an instance fail, on which it is alone. */
    String failHost(String instanceId) {
        var host = OwnHost.of(jdbc, List.of(instanceId));
        assertThat(cloud.getBean(Hosts.class).setStatus(host, HostStatus.DOWN)).isTrue();
        assertThat(cloud.getBean(Calendar.class).run("host-failures")).isTrue();
        return instanceId;
    }

    String ask(String instanceId) {
        assertThat(cloud.getBean(EventOrders.class)
                        .order(EventType.MAINTENANCE_REDEPLOY, "its host", instanceId, "", null))
                .hasSize(1);
        return instanceId;
    }

    void runTwice(Scenario scenario) {
        var subject = due(scenario);
        copyTask(subject, "at once");
        step();
        copyTask(subject, "again");
        worker.drain();
        copyTask(subject, "late");
        worker.drain();
        endsLikeUndisturbed(scenario, subject);
    }

    void killedBeforeCommit(Scenario scenario) {
        var subject = due(scenario);
        var before = facts.of(subject.account);
        database.kill(Cut.BEFORE_COMMIT, this::step);
        assertThat(facts.of(subject.account)).isEqualTo(before);
        takenOver(1);
        endsLikeUndisturbed(scenario, subject);
    }

    void killedAfterCommit(Scenario scenario) {
        var subject = due(scenario);
        database.kill(Cut.AFTER_COMMIT, this::step);
        takenOver(0);
        endsLikeUndisturbed(scenario, subject);
    }

    void connectionLostBeforeCommit(Scenario scenario) {
        var subject = due(scenario);
        database.interrupt(Cut.BEFORE_COMMIT, this::step);
        worker.drain();
        endsLikeUndisturbed(scenario, subject);
    }

    void connectionLostAfterCommit(Scenario scenario) {
        var subject = due(scenario);
        database.interrupt(Cut.AFTER_COMMIT, this::step);
        worker.drain();
        endsLikeUndisturbed(scenario, subject);
    }

    /** A worker is so slow between claim and work that its lease ends and another one does all of it. */
    void overtaken(Scenario scenario) {
        var subject = due(scenario);
        var slow = worker;
        var asked = new AtomicInteger();
        var unused = slow.step(() -> {
            if (asked.getAndIncrement() == 0) {
                takenOver(1);
            }
            return false;
        });
        assertThat(asked).hasPositiveValue();
        endsLikeUndisturbed(scenario, subject);
    }

    /** One of three tasks cannot be done: the others are done, and it is too as soon as that is possible. */
    void poison(Scenario scenario) {
        var subjects = threeDue(scenario);
        poisoned(subjects.get(1), worker::drain);
        assertThat(facts.unfinished(subjects.get(1).account))
                .singleElement()
                .asString()
                .contains("Pending")
                .contains("poison");
        endsLikeUndisturbed(scenario, subjects.get(0));
        endsLikeUndisturbed(scenario, subjects.get(2));
        time.advance(RESTS);
        endsLikeUndisturbed(scenario, subjects.get(1));
    }

    /** The same, and the worker dies when it has done the first one that can be done. */
    void poisonAndKill(Scenario scenario) {
        var subjects = threeDue(scenario);
        poisoned(subjects.get(1), () -> database.kill(Cut.AFTER_COMMIT, this::step));
        takenOver(2);
        subjects.forEach(subject -> endsLikeUndisturbed(scenario, subject));
    }

    void exhausted(Scenario scenario) {
        var subject = due(scenario);
        failing(scenario, () -> time.advance(RESTS));
        endsGivenUp(scenario, subject);
    }

    /**
     * Every worker that tries the task dies; workers that give it up die too, and one gives up what was given up
     * already.
     */
    void exhaustedTwice(Scenario scenario) {
        var subject = due(scenario);
        for (var attempt = 0; attempt < simulation.maxAttempts(scenario.type()); attempt++) {
            database.kill(Cut.BEFORE_COMMIT, this::step);
            reap(1);
        }
        var before = facts.of(subject.account);
        database.kill(Cut.BEFORE_COMMIT, this::step);
        assertThat(facts.of(subject.account)).isEqualTo(before);
        reap(1);
        copyTask(subject, "at once");
        database.kill(Cut.AFTER_COMMIT, this::step);
        takenOver(1);
        endsGivenUp(scenario, subject);
    }

    /**
     * Giving up fails three times: the connection is lost before its commit, there is an error, and the connection is
     * lost after its commit.
     */
    void givingUpDisturbed(Scenario scenario) {
        var subject = due(scenario);
        jdbc.sql("update task set attempt = 100 where resource_id = ? and status = 'Pending'")
                .param(subject.id)
                .update();
        database.interrupt(Cut.BEFORE_COMMIT, this::step);
        poisoned(subject, worker::drain);
        reschedule(subject, "created_at");
        database.interrupt(Cut.AFTER_COMMIT, this::step);
        endsGivenUp(scenario, subject);
    }

    /** Runs a task of the type for a resource that does not exist, and gives one up; returns the outcomes. */
    List<String> ofNothing(String type) {
        var account = Account.in(cloud);
        worker.drain();
        for (var attempt : new int[] {0, 100}) {
            jdbc.sql("""
                            insert into task (id, type, account_id, region_id, resource_id, attempt, run_at, created_at)
                            values (?, ?, ?, ?, 'none-such', ?, '2000-01-01Z', '2000-01-01Z')
                            """)
                    .params("t-" + account.id() + attempt, type, account.id(), Account.REGION, attempt)
                    .update();
        }
        worker.drain();
        assertThat(facts.of(account)).containsEntry("history", List.of());
        return jdbc.sql("select status from task where account_id = ? and attempt = 1")
                .param(account.id())
                .query(String.class)
                .list();
    }

    private record Subject(Account account, String type, String id) {}

    private Subject due(Scenario scenario) {
        var account = Account.in(cloud);
        worker.drain();
        var id = scenario.due().apply(account);
        assertThat(facts.unfinished(account))
                .as("tasks of " + scenario)
                .singleElement()
                .asString()
                .startsWith(scenario.type() + " Pending");
        return new Subject(account, scenario.type(), id);
    }

    /** Three resources whose tasks are due together. */
    private List<Subject> threeDue(Scenario scenario) {
        var subjects = new ArrayList<Subject>();
        for (var i = 0; i < 3; i++) {
            var subject = due(scenario);
            reschedule(subject, "'2900-01-01Z'");
            subjects.add(subject);
        }
        subjects.forEach(subject -> reschedule(subject, "created_at"));
        return subjects;
    }

    private void reschedule(Subject subject, String when) {
        jdbc.sql("update task set run_at = " + when + " where resource_id = ? and status = 'Pending'")
                .param(subject.id)
                .update();
    }

    /** Adds the same task again, as a second worker or a repeated submission would. */
    private void copyTask(Subject subject, String suffix) {
        jdbc.sql("""
                        insert into task (id, type, account_id, region_id, resource_id, payload, attempt, run_at, created_at)
                        select id || ?, ?, account_id, region_id, resource_id, payload, attempt, created_at, created_at
                        from task where resource_id = ? order by created_at desc, id limit 1
                        """).params(" " + suffix, subject.type, subject.id).update();
    }

    /** The dead worker's leases end, and another worker goes on. */
    private void takenOver(int left) {
        worker = newWorker();
        worker.drain();
        reap(left);
        worker.drain();
    }

    private void reap(int left) {
        worker = newWorker();
        assertThat(expireLeases()).as("tasks left by the dead worker").isEqualTo(left);
    }

    private int expireLeases() {
        var left = jdbc.sql("update task set lease_until = '2000-01-01Z' where status = 'Running'")
                .update();
        cloud.getBean(Calendar.class).run("lease-reaper");
        return left;
    }

    /** Does the work while nothing can happen to the resource, because its history refuses every entry. */
    private void poisoned(Subject subject, Runnable work) {
        jdbc.sql("""
                        create or replace function poison() returns trigger language plpgsql as $$
                        begin raise exception 'poison'; end $$
                        """).update();
        jdbc.sql("create trigger poison before insert on resource_event for each row when (new.resource_id = '"
                        + subject.id + "') execute function poison()")
                .update();
        try {
            work.run();
        } finally {
            jdbc.sql("drop trigger poison on resource_event").update();
        }
    }

    private void failing(Scenario scenario, Runnable work) {
        var usual = simulation.profile(scenario.type());
        simulation.set(scenario.type(), new Profile(usual.delay(), usual.jitter(), 1, usual.maxAttempts()));
        try {
            work.run();
        } finally {
            simulation.set(scenario.type(), usual);
        }
    }

    private void endsLikeUndisturbed(Scenario scenario, Subject subject) {
        assertThat(facts.status(subject.id)).isEqualTo(scenario.end());
        assertThat(facts.unfinished(subject.account)).isEmpty();
        assertThat(facts.of(subject.account)).isEqualTo(calm(scenario, "done", scenario.end(), worker::drain));
        assertThat(facts.outOfBalance()).isEmpty();
    }

    /** The resource has an honest status, reached by allowed transitions, and no task for it is left. */
    private void endsGivenUp(Scenario scenario, Subject subject) {
        worker.drain();
        time.advance(ANEW);
        assertThat(facts.status(subject.id)).isEqualTo(scenario.givenUp());
        assertThat(facts.unfinished(subject.account)).allMatch(task -> task.contains(" Failed "));
        assertThat(facts.of(subject.account)).isEqualTo(calm(scenario, "given up", scenario.givenUp(), () -> {
            failing(scenario, () -> time.advance(RESTS));
            time.advance(ANEW);
        }));
        assertThat(facts.outOfBalance()).isEmpty();
    }

    /** The rows of an account in which nothing else happens. */
    private SortedMap<String, List<String>> calm(Scenario scenario, String way, String end, Runnable work) {
        var key = scenario + ", " + way;
        var known = CALM.get(key);
        if (known == null) {
            var subject = due(scenario);
            work.run();
            assertThat(facts.status(subject.id)).isEqualTo(end);
            known = facts.of(subject.account);
            CALM.put(key, known);
        }
        return known;
    }
}
