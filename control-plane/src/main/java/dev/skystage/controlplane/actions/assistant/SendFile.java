package dev.skystage.controlplane.actions.assistant;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;
import static dev.skystage.controlplane.api.Texts.orEmpty;
import static java.util.Objects.requireNonNullElse;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.assistant.Commands;
import dev.skystage.controlplane.resources.assistant.Guests;
import dev.skystage.controlplane.resources.assistant.Invocations;
import dev.skystage.controlplane.resources.assistant.Order;
import dev.skystage.controlplane.resources.assistant.Schedule;
import dev.skystage.controlplane.resources.assistant.Script;
import dev.skystage.controlplane.resources.assistant.SentFile;
import dev.skystage.controlplane.resources.assistant.Targets;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends a file to instances. */
@Action("SDK")
record SendFile(Regions regions, ResourceGroups resourceGroups, Guests guests, Invocations invocations) {
    private static final int MOST_INSTANCES = 50;
    private static final int DEFAULT_TIMEOUT = 60;
    private static final int SHORTEST_TIMEOUT = 10;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 512;
    private static final int LONGEST_DIRECTORY = 255;
    private static final int LONGEST_ENCODED = 32 * 1024;
    private static final String USUAL_OWNER = "root";
    private static final String USUAL_MODE = "0644";
    /** Of Linux, or of Windows with a drive. */
    private static final Pattern ABSOLUTE = Pattern.compile("/.*|[A-Za-z]:[/\\\\].*");

    private static final Pattern MODE = Pattern.compile("0?[0-7]{3}");

    record Request(
            @NotBlank String regionId,
            @NotBlank String name,
            @NotBlank String content,
            @NotBlank String targetDir,
            @WireName("InstanceId") @Nullable List<String> instanceId,
            @Nullable String contentType,
            @Nullable String description,
            @Nullable String fileOwner,
            @Nullable String fileGroup,
            @Nullable String fileMode,
            @Nullable Boolean overwrite,
            @Nullable Long timeout,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Result(String invokeId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        checkParameter(resourceGroups.exists(caller, request.resourceGroupId()), "ResourceGroupId");
        var ids = Targets.of(null, request.instanceId(), null, MOST_INSTANCES);
        check(request.name().length() <= LONGEST_NAME, "FileName.ExceedLimit");
        check(orEmpty(request.description()).length() <= LONGEST_DESCRIPTION, "FileDesc.ExceedLimit");
        var inBase64 = isBase64(requireNonNullElse(request.contentType(), "PlainText"));
        check(!inBase64 || Script.decode(request.content()).isPresent(), "FileContent.DecodeError");
        var encoded = inBase64 ? request.content() : Script.encode(request.content());
        check(encoded.length() <= LONGEST_ENCODED, "FileSize.ExceedLimit");
        check(
                request.targetDir().length() <= LONGEST_DIRECTORY
                        && ABSOLUTE.matcher(request.targetDir()).matches(),
                "FileTargetDir.Invalid");
        check(MODE.matcher(requireNonNullElse(request.fileMode(), USUAL_MODE)).matches(), "FileMode.Invalid");
        var file = new SentFile(
                request.content(),
                inBase64 ? "Base64" : "PlainText",
                request.targetDir(),
                requireNonNullElse(request.fileOwner(), USUAL_OWNER),
                requireNonNullElse(request.fileGroup(), USUAL_OWNER),
                requireNonNullElse(request.fileMode(), USUAL_MODE),
                Boolean.TRUE.equals(request.overwrite()));
        var order = new Order(
                "",
                request.name(),
                orEmpty(request.description()),
                "RunShellScript",
                new Script("true"),
                request.targetDir(),
                Commands.timeout(request.timeout(), DEFAULT_TIMEOUT, SHORTEST_TIMEOUT),
                "root",
                false,
                Map.of(),
                Tags.given(request.tag()),
                orEmpty(request.resourceGroupId()),
                Schedule.AT_ONCE,
                file.json());
        return new Result(invocations.invoke(caller, region.id(), order, guests.forFiles(caller, region.id(), ids)));
    }

    private static boolean isBase64(String contentType) {
        check(contentType.equals("Base64") || contentType.equals("PlainText"), "FileContentType.Invalid");
        return contentType.equals("Base64");
    }
}
