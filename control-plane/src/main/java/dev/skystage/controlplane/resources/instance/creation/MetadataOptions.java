package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Choice;
import dev.skystage.persistence.instance.Instance;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how the metadata of instances can be read from inside. Null leaves an option as it is.
 *
 * @param httpEndpoint enabled or disabled
 * @param httpTokens optional or required
 * @param httpPutResponseHopLimit 1 to 64
 */
public record MetadataOptions(
        @Nullable String httpEndpoint,
        @Nullable String httpTokens,
        @Nullable Integer httpPutResponseHopLimit) {
    /** No option is given. */
    public static final MetadataOptions NONE = new MetadataOptions(null, null, null);

    private static final int MOST_HOPS = 64;

    /** Refuses values that do not exist. */
    public void examine() {
        Choice.check(httpEndpoint, Set.of("enabled", "disabled"), "InvalidHttpEndpoint.NotSupported");
        Choice.check(httpTokens, Set.of("optional", "required"), "InvalidHttpTokens.NotSupported");
        check(
                httpPutResponseHopLimit == null
                        || (httpPutResponseHopLimit >= 1 && httpPutResponseHopLimit <= MOST_HOPS),
                "InvalidHttpPutResponseHopLimit.NotSupported");
    }

    /** Writes the options that are given. */
    public void writeTo(Instance instance) {
        instance.httpEndpoint = httpEndpoint == null ? instance.httpEndpoint : httpEndpoint;
        instance.httpTokens = httpTokens == null ? instance.httpTokens : httpTokens;
        instance.httpPutResponseHopLimit =
                httpPutResponseHopLimit == null ? instance.httpPutResponseHopLimit : httpPutResponseHopLimit;
    }
}
