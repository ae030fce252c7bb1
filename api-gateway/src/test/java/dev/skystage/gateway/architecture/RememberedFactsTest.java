package dev.skystage.gateway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.github.benmanes.caffeine.cache.Cache;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.skystage.persistence.cloud.CloudReplaced;
import dev.skystage.persistence.cloud.OfAnyCloud;
import dev.skystage.scheduler.replica.Shared;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who remembers facts of the database hears when it holds another cloud. Memory is a cache, and in what reads the database
 * itself a map that many threads write or a field that changes.
 */
@AnalyzeClasses(packages = "dev.skystage", importOptions = ImportOption.DoNotIncludeTests.class)
class RememberedFactsTest {
    private static final Set<Class<?>> DATABASE =
            Set.of(JdbcClient.class, JdbcTemplate.class, EntityManager.class, Connection.class);

    @ArchTest
    static final ArchRule WHO_REMEMBERS_HEARS_OF_ANOTHER_CLOUD = classes()
            .that()
            .areAnnotatedWith(Component.class)
            .or()
            .areMetaAnnotatedWith(Component.class)
            .and(DescribedPredicate.describe("remember something", RememberedFactsTest::remembers))
            .should(new ArchCondition<>("listen to CloudReplaced, be Shared, or say why not (@OfAnyCloud)") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!hears(type)) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " remembers something, and does not hear of another cloud"));
                    }
                }
            })
            .because("it would answer with facts of a cloud that is gone");

    private static boolean remembers(JavaClass type) {
        var reads = type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> DATABASE.stream().anyMatch(dependency.getTargetClass()::isEquivalentTo));
        return type.getFields().stream()
                        .anyMatch(field -> field.getRawType().isAssignableTo(Cache.class) || (reads && changes(field)))
                || (reads && keepsMaps(type));
    }

    /** Switches, counts and threads are not facts. */
    private static boolean changes(JavaField field) {
        var type = field.getRawType();
        return type.isEquivalentTo(AtomicReference.class)
                || (!field.getModifiers().contains(JavaModifier.FINAL)
                        && !type.isPrimitive()
                        && !type.isEquivalentTo(Thread.class)
                        && !type.getPackageName().startsWith("java.util.concurrent"));
    }

    private static boolean keepsMaps(JavaClass type) {
        return type.getConstructorCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(ConcurrentHashMap.class))
                || type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(ConcurrentHashMap.class)
                                && call.getName().equals("newKeySet"));
    }

    private static boolean hears(JavaClass type) {
        return type.isAssignableTo(Shared.class)
                || type.isAnnotatedWith(OfAnyCloud.class)
                || type.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith(EventListener.class)
                                && method.getRawParameterTypes().stream()
                                        .anyMatch(parameter -> parameter.isEquivalentTo(CloudReplaced.class)));
    }
}
