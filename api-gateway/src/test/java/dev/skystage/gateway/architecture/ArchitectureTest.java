package dev.skystage.gateway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.lifecycle.Lifecycle;
import dev.skystage.persistence.Stateful;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.clock.RealClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;
import org.springframework.stereotype.Component;

/** The rules of docs/invariants.md that can be checked in the code. */
@AnalyzeClasses(packages = "dev.skystage", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule LAYERS_DEPEND_DOWNWARDS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("gateway")
            .definedBy("dev.skystage.gateway..")
            .layer("controlplane")
            .definedBy("dev.skystage.controlplane..")
            .layer("scheduler")
            .definedBy("dev.skystage.scheduler..")
            .layer("persistence")
            .definedBy("dev.skystage.persistence..")
            .whereLayer("gateway")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("controlplane")
            .mayOnlyBeAccessedByLayers("gateway")
            .whereLayer("scheduler")
            .mayOnlyBeAccessedByLayers("gateway", "controlplane");

    @ArchTest
    static final ArchRule ONLY_LIFECYCLES_WRITE_A_STATUS = noClasses()
            .that()
            .areNotAssignableTo(Lifecycle.class)
            .and()
            .areNotAssignableTo(Stateful.class)
            .should()
            .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("become")))
            .because("a status moves by the table of its lifecycle, with an entry in the history");

    @ArchTest
    static final ArchRule ONLY_THE_REAL_CLOCK_READS_THE_MACHINES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(RealClock.class.getName())
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .because("cloud time can be moved");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS =
            noClasses().should().callMethod(Thread.class, "sleep", long.class).because("waiting is a column, run_at");

    @ArchTest
    static final ArchRule ONLY_IDS_MAKES_RANDOM_IDS =
            noClasses().that().areNotAssignableTo(Ids.class).should().callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule CHANCE_IS_ASKED_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.skystage.scheduler.chance..")
            .and()
            .doNotHaveSimpleName("Transactions") // how long a lost race rests shows nowhere
            .and()
            .areNotAssignableTo(Ids.class) // request ids are never the same
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ThreadLocalRandom.class, Random.class)
            .orShould()
            .callMethod(Collections.class, "shuffle", List.class)
            .orShould()
            .callMethod(Math.class, "random")
            .because("what is left to chance follows from the seed");

    @ArchTest
    static final ArchRule QUARTZ_ONLY_IN_THE_SCHEDULER = noClasses()
            .that()
            .resideOutsideOfPackage("dev.skystage.scheduler..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.quartz..");

    @ArchTest
    static final ArchRule STATE_MACHINE_ONLY_IN_LIFECYCLE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.skystage.controlplane.lifecycle..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.statemachine..");

    @ArchTest
    static final ArchRule NO_WEB_BELOW_THE_GATEWAY = noClasses()
            .that()
            .resideOutsideOfPackage("dev.skystage.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule ACTIONS_ARE_RECORDS = classes()
            .that()
            .areAnnotatedWith(Action.class)
            .should()
            .beRecords()
            .andShould()
            .notHaveModifier(JavaModifier.PUBLIC);

    private static final int MOST_COLLABORATORS = 7;

    @ArchTest
    static final ArchRule BEANS_DO_ONE_THING = classes()
            .that()
            .areAnnotatedWith(Component.class)
            .or()
            .areMetaAnnotatedWith(Component.class)
            .should(new ArchCondition<>("need no more than %d other things".formatted(MOST_COLLABORATORS)) {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    for (var constructor : type.getConstructors()) {
                        var needs = constructor.getRawParameterTypes().size();
                        if (needs > MOST_COLLABORATORS) {
                            events.add(SimpleConditionEvent.violated(type, type.getName() + " needs " + needs));
                        }
                    }
                }
            })
            .because("one that needs more does two things");

    @ArchTest
    static final ArchRule TRANSACTIONS_ARE_OPENED_AT_THE_EDGES = noClasses()
            .that()
            .resideInAPackage("dev.skystage.controlplane..")
            .and()
            .resideOutsideOfPackage("dev.skystage.controlplane.resources.account..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.transaction.annotation.Transactional")
            .because("the dispatcher and the task engine open them; accounts are asked before there is a call");

    /** The kinds of resources, in the order in which each may know those before it. */
    private static final List<String> RESOURCES = List.of(
            "account",
            "identity",
            "quota",
            "resourcegroup",
            "tag",
            "task",
            "region",
            "instancetype",
            "billing",
            "keypair",
            "dedicatedhost",
            "deploymentset",
            "vpc",
            "prefixlist",
            "securitygroup",
            "eip",
            "eni",
            "event",
            "disk",
            "snapshot",
            "image",
            "snapshotpolicy",
            "instance",
            "edge",
            "launchtemplate",
            "provisioninggroup",
            "assistant",
            "monitoring");

    @ArchTest
    static final ArchRule RESOURCES_KNOW_EACH_OTHER_IN_ONE_ORDER = classes()
            .that()
            .resideInAPackage("dev.skystage.controlplane.resources.(*)..")
            .should(new ArchCondition<>("depend on resources that stand before theirs in the declared order only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    var own = RESOURCES.indexOf(resource(type));
                    if (own < 0) {
                        events.add(SimpleConditionEvent.violated(type, resource(type) + " has no place in the order"));
                    }
                    for (var dependency : type.getDirectDependenciesFromSelf()) {
                        var other = resource(dependency.getTargetClass());
                        if (!other.isEmpty() && RESOURCES.indexOf(other) > own) {
                            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                        }
                    }
                }
            })
            .because("two resources that need each other cannot be read one after the other");

    @ArchTest
    static final ArchRule ACTIONS_USE_NO_ACTIONS = classes()
            .that()
            .resideInAPackage("dev.skystage.controlplane.actions..")
            .should(new ArchCondition<>("depend on no other action") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    for (var dependency : type.getDirectDependenciesFromSelf()) {
                        var target = dependency.getTargetClass();
                        if (target.getPackageName().startsWith("dev.skystage.controlplane.actions.")
                                && !outermost(target).equals(outermost(type))) {
                            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                        }
                    }
                }
            })
            .because("what several actions do is a verb of the floor below");

    @ArchTest
    static final ArchRule RESOURCES_DO_NOT_KNOW_ACTIONS = noClasses()
            .that()
            .resideInAPackage("dev.skystage.controlplane.resources..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.skystage.controlplane.actions..");

    @ArchTest
    static final ArchRule ACTIONS_STAND_ON_THEIR_FLOOR = classes()
            .that()
            .areAnnotatedWith(Action.class)
            .should()
            .resideInAPackage("dev.skystage.controlplane.actions.(*)");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .that(new DescribedPredicate<>("are top level") {
                @Override
                public boolean test(JavaClass type) {
                    // the launcher must run on Java 8 to say that this is too old, so it can use no library
                    return type.isTopLevelClass()
                            && !type.getSimpleName().equals("package-info")
                            && !type.getPackageName().equals("dev.skystage.launcher");
                }
            })
            .should(new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(type, type.getName()));
                    }
                }
            });

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils");

    /** The resource that a class of the lower floor belongs to, "" for any other class. */
    private static String resource(JavaClass type) {
        var floor = "dev.skystage.controlplane.resources.";
        var name = type.getPackageName();
        if (!name.startsWith(floor)) {
            return "";
        }
        var rest = name.substring(floor.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

    private static String outermost(JavaClass type) {
        var name = type.getName();
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }
}
