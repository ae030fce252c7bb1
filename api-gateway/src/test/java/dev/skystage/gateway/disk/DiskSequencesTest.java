package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

/**
 * Whatever is done to the disks and snapshots of an instance, in whatever order, the cloud answers and shows what
 * {@link DiskModel} says. A failing sequence is shrunk to a short one.
 */
@StagingCloudTest
class DiskSequencesTest {
    private static final int LONGEST = 30;
    private static final int TRIES = 25;

    @Autowired
    ApplicationContext cloud;

    private enum What {
        CREATE,
        ATTACH,
        DETACH,
        DELETE,
        SNAPSHOT,
        DELETE_SNAPSHOT,
        RESET,
        RE_INIT,
        RESIZE,
        STOP,
        START,
        WORK
    }

    private record Step(What what, int disk, int snapshot) {}

    @BeforeProperty
    void boot() throws Exception {
        new TestContextManager(DiskSequencesTest.class).prepareTestInstance(this);
    }

    @Property(seed = "20261127", tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
    void theCloudDoesWhatTheModelSays(@ForAll("sequences") List<Step> steps) {
        var walk = new Walk(Account.in(cloud), new Time(cloud));
        steps.forEach(walk::take);
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        var what = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(What.CREATE, What.ATTACH, What.SNAPSHOT)),
                Tuple.of(4, Arbitraries.of(What.WORK)),
                Tuple.of(8, Arbitraries.of(What.class)));
        return Combinators.combine(
                        what,
                        Arbitraries.integers().between(0, DiskModel.MOST_DISKS - 1),
                        Arbitraries.integers().between(0, DiskModel.MOST_SNAPSHOTS - 1))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(LONGEST);
    }

    /** The cloud and the model, side by side. */
    private static final class Walk {
        private final Account account;
        private final Time time;
        private final DiskModel model = new DiskModel();
        private final List<String> disks = new ArrayList<>();
        private final List<String> snapshots = new ArrayList<>();
        private final String instanceId;

        Walk(Account account, Time time) {
            this.account = account;
            this.time = time;
            this.instanceId = account.runningInstance();
        }

        void take(Step step) {
            switch (step.what) {
                case CREATE -> create();
                case ATTACH -> onDisk(step, model::attach, "AttachDisk", "InstanceId", instanceId);
                case DETACH -> onDisk(step, model::detach, "DetachDisk", "InstanceId", instanceId);
                case DELETE -> onDisk(step, model::delete, "DeleteDisk");
                case SNAPSHOT -> snapshot(step);
                case DELETE_SNAPSHOT -> deleteSnapshot(step);
                case RESET -> reset(step);
                case RE_INIT -> onDisk(step, model::reInit, "ReInitDisk");
                case RESIZE -> resize(step);
                case STOP -> same(model.stop(), "StopInstance", "InstanceId", instanceId);
                case START -> same(model.start(), "StartInstance", "InstanceId", instanceId);
                case WORK -> {
                    time.runDueTasks();
                    model.work();
                }
            }
            compare(step);
        }

        private void create() {
            if (disks.size() < DiskModel.MOST_DISKS) {
                var created =
                        account.call("CreateDisk", "ZoneId", Account.ZONE, "DiskCategory", "cloud_essd", "Size", "20");
                assertThat(code(created)).isEqualTo(model.create());
                disks.add(created.text("/DiskId"));
            }
        }

        private void onDisk(Step step, Function<DiskModel.Disk, String> expected, String action, String... more) {
            var disk = model.disk(step.disk);
            if (disk != null) {
                var parameters = new ArrayList<>(List.of("DiskId", id(disk)));
                parameters.addAll(List.of(more));
                same(expected.apply(disk), action, parameters.toArray(String[]::new));
            }
        }

        private void snapshot(Step step) {
            var disk = model.disk(step.disk);
            if (disk != null && snapshots.size() < DiskModel.MOST_SNAPSHOTS) {
                var answer = account.call("CreateSnapshot", "DiskId", id(disk));
                var expected = model.snapshot(disk);
                assertThat(code(answer)).as("CreateSnapshot").isEqualTo(expected);
                if (expected.equals(DiskModel.OK)) {
                    snapshots.add(answer.text("/SnapshotId"));
                }
            }
        }

        private void deleteSnapshot(Step step) {
            var snapshot = model.snapshot(step.snapshot);
            if (snapshot != null) {
                same(model.delete(snapshot), "DeleteSnapshot", "SnapshotId", id(snapshot));
            }
        }

        private void reset(Step step) {
            var disk = model.disk(step.disk);
            var snapshot = model.snapshot(step.snapshot);
            if (disk != null && snapshot != null) {
                same(model.reset(disk, snapshot), "ResetDisk", "DiskId", id(disk), "SnapshotId", id(snapshot));
            }
        }

        private void resize(Step step) {
            var disk = model.disk(step.disk);
            if (disk != null) {
                var size = String.valueOf(disk.size + 1);
                same(model.resize(disk), "ResizeDisk", "DiskId", id(disk), "NewSize", size);
            }
        }

        private void same(String expected, String action, String... parameters) {
            var answer = account.call(action, parameters);
            assertThat(code(answer)).as(action).isEqualTo(expected);
        }

        private static String code(Answer answer) {
            return answer.has("/Code") ? answer.text("/Code") : DiskModel.OK;
        }

        private String id(DiskModel.Disk disk) {
            return disks.get(model.disks.indexOf(disk));
        }

        private String id(DiskModel.Snapshot snapshot) {
            return snapshots.get(model.snapshots.indexOf(snapshot));
        }

        private void compare(Step step) {
            var shown = new TestDisks(account, time);
            for (var disk : model.disks) {
                assertThat(shown.show(id(disk), "Status"))
                        .as("disk after " + step)
                        .isEqualTo(disk.status);
                if (!disk.isGone()) {
                    assertThat(shown.show(id(disk), "Size")).isEqualTo(String.valueOf(disk.size));
                }
            }
            for (var snapshot : model.snapshots) {
                assertThat(shown.showSnapshot(id(snapshot), "Status"))
                        .as("snapshot after " + step)
                        .isEqualTo(snapshot.status);
            }
        }
    }
}
