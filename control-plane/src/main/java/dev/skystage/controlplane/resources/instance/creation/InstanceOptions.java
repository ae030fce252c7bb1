package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.persistence.instance.Instance;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Options of instances that nothing in this cloud depends on but what their readers see: what was given at creation, by
 * the request or by its template, is shown by DescribeInstances. A part is null when nothing of it is said.
 */
public record InstanceOptions(
        @Nullable CpuChoice cpuOptions,
        @Nullable ImageOptions imageOptions,
        @Nullable HibernationOptions hibernationOptions,
        @Nullable PrivatePool privatePoolOptions,
        @Nullable NetworkOptions networkOptions,
        @Nullable PrivateDnsNames privateDnsNameOptions,
        @Nullable SecurityOptions securityOptions) {
    /** Nothing is said. */
    public static final InstanceOptions NONE = new InstanceOptions(null, null, null, null, null, null, null);

    private static final String LOGIN = "ImageOptions.LoginAsNonRoot";
    private static final String HIBERNATION = "HibernationOptions.Configured";

    /** Whether the user of the image that is no root logs in. */
    public record ImageOptions(@Nullable Boolean loginAsNonRoot) {
        public static ImageOptions of(Map<String, String> options) {
            return new ImageOptions(flag(options, LOGIN));
        }
    }

    /** Whether the instance can hibernate. */
    public record HibernationOptions(@Nullable Boolean configured) {
        public static HibernationOptions of(Map<String, String> options) {
            return new HibernationOptions(Boolean.TRUE.equals(flag(options, HIBERNATION)));
        }
    }

    /** Whether its interfaces take jumbo frames. */
    public record NetworkOptions(@Nullable Boolean enableJumboFrame) {}

    /** How far it is trusted; no answer shows it. */
    public record SecurityOptions(
            @Nullable String trustedSystemMode, @Nullable String confidentialComputingMode) {}

    /** Those that can change later. */
    public static InstanceOptions of(@Nullable CpuChoice cpu, @Nullable PrivateDnsNames names) {
        return new InstanceOptions(cpu, null, null, null, null, names, null);
    }

    /** Refuses values that are none for instances with so many vCPUs. */
    public void examine(int vcpus) {
        if (cpuOptions != null) {
            cpuOptions.examine(vcpus);
        }
        if (privatePoolOptions != null) {
            privatePoolOptions.examine(ApiException.invalid("PrivatePoolOptions.Id"));
        }
        if (privateDnsNameOptions != null) {
            privateDnsNameOptions.examine();
        }
        if (securityOptions != null) {
            Choice.checkParameter(
                    "SecurityOptions.TrustedSystemMode", securityOptions.trustedSystemMode(), Set.of("vTPM"));
            Choice.checkParameter(
                    "SecurityOptions.ConfidentialComputingMode",
                    securityOptions.confidentialComputingMode(),
                    Set.of("Enclave", "TDX"));
            checkParameter(
                    securityOptions.trustedSystemMode() == null || securityOptions.confidentialComputingMode() == null,
                    "SecurityOptions.ConfidentialComputingMode");
        }
    }

    /** Writes what is said. */
    public void writeTo(Instance instance) {
        var options = new TreeMap<>(instance.options);
        if (cpuOptions != null) {
            cpuOptions.putInto(options);
        }
        if (imageOptions != null) {
            put(options, LOGIN, imageOptions.loginAsNonRoot());
        }
        if (hibernationOptions != null) {
            put(options, HIBERNATION, hibernationOptions.configured());
        }
        if (privateDnsNameOptions != null) {
            privateDnsNameOptions.putInto(options);
        }
        instance.options = options;
        if (privatePoolOptions != null) {
            privatePoolOptions.writeTo(instance);
        }
        if (networkOptions != null && networkOptions.enableJumboFrame() != null) {
            instance.enableJumboFrame = networkOptions.enableJumboFrame();
        }
    }

    /** Forgets the options of the processor, which belong to the instance type. */
    public static void forgetCpu(Instance instance) {
        var options = new TreeMap<>(instance.options);
        options.keySet().removeIf(name -> name.startsWith(CpuChoice.PREFIX));
        instance.options = options;
    }

    static void put(Map<String, String> options, String name, @Nullable Object value) {
        if (value != null) {
            options.put(name, value.toString());
        }
    }

    static @Nullable Boolean flag(Map<String, String> options, String name) {
        var value = options.get(name);
        return value == null ? null : Boolean.valueOf(value);
    }
}
