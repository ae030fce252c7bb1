package dev.skystage.gateway.lifecycle;

import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

/**
 * Whatever is done to a few instances, in whatever order, the cloud answers and shows what {@link InstanceModel} says.
 * A failing sequence is shrunk to a short one. {@code -Djqwik.tries.default} makes it longer.
 */
@StagingCloudTest
class InstanceSequencesTest {
    private static final int LONGEST = 40;

    @Autowired
    ApplicationContext cloud;

    /** The same application as in other tests: both test engines share the cache of contexts. */
    @BeforeProperty
    void boot() throws Exception {
        new TestContextManager(InstanceSequencesTest.class).prepareTestInstance(this);
    }

    @Property(seed = "20261121", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
    void theCloudDoesWhatTheModelSays(@ForAll("sequences") List<Step> steps) {
        var instances = new ModelledInstances(cloud);
        try {
            steps.forEach(instances::take);
            instances.assertInOrder();
        } finally {
            instances.remove();
        }
        instances.assertNothingIsLeft();
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        var what = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(Step.What.RUN, Step.What.CREATE)),
                Tuple.of(8, Arbitraries.of(Step.What.WORK, Step.What.WORK_ALL)),
                Tuple.of(1, Arbitraries.of(Step.What.ADVANCE)),
                Tuple.of(14, Arbitraries.of(Step.What.class)));
        return Combinators.combine(
                        what,
                        Arbitraries.integers().between(0, ModelledInstances.MOST - 1),
                        Arbitraries.integers().between(0, 3))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(LONGEST)
                .withSizeDistribution(RandomDistribution.uniform());
    }
}
