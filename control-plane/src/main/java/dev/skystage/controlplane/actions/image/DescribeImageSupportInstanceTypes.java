package dev.skystage.controlplane.actions.image;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.image.Images;
import dev.skystage.controlplane.resources.instancetype.InstanceTypeView;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists the instance types that an image runs on; all of them without an image. */
@Action("ECS DescribeImageSupportInstanceTypes")
record DescribeImageSupportInstanceTypes(Images images, InstanceTypes types, Regions regions) {
    private static final String REFUSAL = "InvalidParamter";
    private static final Set<String> PURPOSES = Set.of("CreateEcs", "Upgrade", "Downgrade", "RenewDowngrade");

    record Request(
            @NotBlank String regionId,
            @Nullable String imageId,
            @Nullable String actionType,
            @Nullable List<Filter> filter) {}

    /** Only the image can be filtered by. */
    record Filter(@Nullable String key, @Nullable String value) {
        boolean isImage() {
            return "imageid".equalsIgnoreCase(key) || "filter".equalsIgnoreCase(key);
        }
    }

    record Supported(String instanceTypeId, String instanceTypeFamily, int cpuCoreCount, BigDecimal memorySize) {
        static Supported of(InstanceType type) {
            return new Supported(type.id(), type.family(), type.vcpus(), InstanceTypeView.gib(type.memoryGib()));
        }
    }

    record Result(
            String regionId,
            String imageId,
            @ItemName("InstanceType") List<Supported> instanceTypes) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        Choice.check(request.actionType(), PURPOSES, REFUSAL);
        var imageId = imageId(request);
        Predicate<InstanceType> fits = type -> true;
        if (!imageId.isEmpty()) {
            var image = images.find(caller, region.id(), imageId).orElseThrow(() -> new ApiException(REFUSAL));
            fits = type -> Images.fits(image, type);
        }
        return new Result(
                region.id(),
                imageId,
                types.all().stream().filter(fits).map(Supported::of).toList());
    }

    private static String imageId(Request request) {
        var filters = request.filter() == null ? List.<Filter>of() : request.filter();
        filters.forEach(filter -> check(filter.key() == null || filter.isImage(), REFUSAL));
        return request.imageId() != null
                ? request.imageId()
                : filters.stream()
                        .filter(Filter::isImage)
                        .map(Filter::value)
                        .map(Texts::orEmpty)
                        .findFirst()
                        .orElse("");
    }
}
