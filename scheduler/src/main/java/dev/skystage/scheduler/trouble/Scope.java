package dev.skystage.scheduler.trouble;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is meant for: everything that is named must match.
 *
 * @param resource anything with an id - a disk, a snapshot, an image - that a call names or a task works on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Scope(
        @Nullable String action,
        @Nullable String taskType,
        @Nullable String account,
        @Nullable String region,
        @Nullable String zone,
        @Nullable String host,
        @Nullable String instance,
        @Nullable String instanceType,
        @Nullable String resource) {
    public static final Scope EVERYTHING = new Scope(null, null, null, null, null, null, null, null, null);

    boolean covers(Subject subject) {
        return fits(action, subject.action())
                && fits(taskType, subject.taskType())
                && fits(account, subject.account())
                && fits(region, subject.region())
                && fits(zone, subject.zones())
                && fits(host, subject.hosts())
                && fits(instance, subject.instances())
                && fits(instanceType, subject.instanceTypes())
                && fits(resource, subject.resources());
    }

    /** Whether it names something that can only be found out from a subject's instances. */
    boolean isAboutAPlace() {
        return zone != null || host != null || instanceType != null;
    }

    /** The same scope; if it names no account, with this one. */
    public Scope aimedAt(String someAccount) {
        return account != null
                ? this
                : new Scope(action, taskType, someAccount, region, zone, host, instance, instanceType, resource);
    }

    Scope withoutHost() {
        return new Scope(action, taskType, account, region, zone, null, instance, instanceType, resource);
    }

    private static boolean fits(@Nullable String wanted, @Nullable String actual) {
        return wanted == null || wanted.equals(actual);
    }

    private static boolean fits(@Nullable String wanted, Set<String> actual) {
        return wanted == null || actual.contains(wanted);
    }
}
