package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.account.SecretCipher;
import dev.skystage.controlplane.resources.instance.InstanceGroups;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import dev.skystage.controlplane.resources.instance.creation.CpuChoice;
import dev.skystage.controlplane.resources.instance.creation.InstanceOptions;
import dev.skystage.controlplane.resources.instance.creation.PrivateDnsNames;
import dev.skystage.controlplane.resources.instance.guest.HostName;
import dev.skystage.controlplane.resources.instance.guest.Password;
import dev.skystage.controlplane.resources.instance.guest.UserData;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes name, description, password, host name, user data, burst mode, deletion protection, security groups, frame
 * size, topology of the processor or private DNS names of an instance. A security lock forbids all of it, as the table
 * of locks says (reference §22.3).
 */
@Action("004 §6.16")
record ModifyInstanceAttribute(Instances instances, InstanceGroups groups, SecretCipher cipher, CloudClock clock) {
    private static final Set<String> CREDIT_SPECIFICATIONS = Set.of("Standard", "Unlimited");
    private static final int MOST_SECURITY_GROUPS = 5;

    record Request(
            @NotBlank String instanceId,
            @Nullable String instanceName,
            @KeepEmpty @Nullable String description,
            @Nullable String password,
            @Nullable String hostName,
            @Nullable String userData,
            @Nullable String creditSpecification,
            @Nullable Boolean deletionProtection,
            @Nullable Boolean enableJumboFrame,
            @Nullable List<String> securityGroupIds,
            @Nullable CpuOptions cpuOptions,
            @Nullable PrivateDnsNames privateDnsNameOptions) {}

    /** What of {@code CpuOptions.*} can change. */
    record CpuOptions(
            @Nullable Integer core,
            @Nullable Integer threadsPerCore,
            @Nullable String topologyType) {
        CpuChoice choice() {
            return new CpuChoice(core, threadsPerCore, null, topologyType);
        }
    }

    void handle(Request request, Caller caller) {
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.MODIFY_ATTRIBUTE);
        rename(instance, request);
        setPassword(instance, request.password());
        setUserData(instance, request.userData());
        setCreditSpecification(instance, request.creditSpecification());
        setOptions(instance, request);
        if (request.deletionProtection() != null) {
            // as at creation: it is for pay-as-you-go, a subscription ends by expiry
            instance.deletionProtection = request.deletionProtection() && !Subscriptions.isSubscription(instance);
        }
        if (request.enableJumboFrame() != null) {
            instance.enableJumboFrame = request.enableJumboFrame();
        }
        if (request.securityGroupIds() != null && !request.securityGroupIds().isEmpty()) {
            join(instance, request.securityGroupIds(), caller);
        }
    }

    private static void rename(Instance instance, Request request) {
        if (request.instanceName() != null) {
            check(Texts.isNameWithColons(request.instanceName()), "InvalidInstanceName.Malformed");
            instance.name = request.instanceName();
        }
        if (request.description() != null) {
            check(Texts.isDescription(request.description()), "InvalidDescription.Malformed", "is not valid");
            instance.description = request.description();
        }
        if (request.hostName() != null) {
            check(HostName.isHostName(request.hostName(), isWindows(instance)), "InvalidHostName.Malformed");
            instance.hostName = request.hostName();
        }
    }

    private void setPassword(Instance instance, @Nullable String password) {
        if (password != null) {
            Password.examine(password, isWindows(instance));
            InstanceOperation.SET_PASSWORD.check(instance, clock.now());
            instance.passwordSet = true;
        }
    }

    private void setUserData(Instance instance, @Nullable String userData) {
        if (userData != null) {
            check(instance.networkType.equals("vpc") && instance.ioOptimized, "InvalidUserData.NotSupported");
            var accepted = UserData.accepted(userData, ApiException.invalid("UserData"));
            InstanceOperation.SET_USER_DATA.check(instance, clock.now());
            instance.userData = cipher.seal(accepted, instance.id);
        }
    }

    private static void setCreditSpecification(Instance instance, @Nullable String specification) {
        if (specification != null) {
            // only the t families are burstable; the reference has no code of its own for this
            checkParameter(
                    CREDIT_SPECIFICATIONS.contains(specification) && instance.instanceTypeFamily.startsWith("ecs.t"),
                    "CreditSpecification");
            instance.creditSpecification = specification;
        }
    }

    private void setOptions(Instance instance, Request request) {
        var cpu = request.cpuOptions();
        var options = InstanceOptions.of(cpu == null ? null : cpu.choice(), request.privateDnsNameOptions());
        options.examine(instance.cpu);
        if (cpu != null) {
            InstanceOperation.SET_CPU_OPTIONS.check(instance, clock.now());
        }
        options.writeTo(instance);
    }

    private void join(Instance instance, List<String> asked, Caller caller) {
        var wanted = asked.stream().distinct().toList();
        checkParameter(wanted.size() <= MOST_SECURITY_GROUPS, "SecurityGroupIds");
        var joined = groups.change(
                caller,
                instance,
                wanted,
                group -> check(instance.vpcId.equals(group.vpcId), "InvalidSecurityGroupId.NotFound"));
        check(joined, "InvalidParameter", "The specified parameter is not valid");
    }

    private static boolean isWindows(Instance instance) {
        return instance.osType.equals("windows");
    }
}
