package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instancetype.InstanceType;
import jakarta.persistence.EntityManager;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the image of the system disks and checks that it runs on the instance type. */
@Component
class ImageChoice {
    // Families on ARM end in r or y after their generation: ecs.g6r, ecs.c8y.
    private static final Pattern ARM_FAMILY = Pattern.compile("ecs\\.[a-z]+\\d+[ry].*");
    private static final int LARGEST_32_BIT_GIB = 4;
    private final EntityManager entities;

    ImageChoice(EntityManager entities) {
        this.entities = entities;
    }

    Image choose(CreationRequest request, InstanceType type, Caller caller) {
        var image = find(request, caller);
        if (image == null
                || (image.accountId != null && !image.accountId.equals(caller.accountId()))
                || (image.regionId != null && !image.regionId.equals(request.regionId()))) {
            throw new ApiException("InvalidImageId.NotFound");
        }
        check(image.status.equals("Available"), request.dialect().imageStatus(), "specified Image is");
        check(fits(image, type), "ImageNotSupportInstanceType");
        return image;
    }

    /** By id, or the newest available one of a family. */
    private @Nullable Image find(CreationRequest request, Caller caller) {
        if (request.imageId() != null) {
            return entities.find(Image.class, request.imageId());
        }
        return entities.createQuery("""
                        from Image where family = :family and status = 'Available'
                            and (accountId is null or accountId = :account) and (regionId is null or regionId = :region)
                        order by createdAt desc, id desc""", Image.class)
                .setParameter("family", request.imageFamily())
                .setParameter("account", caller.accountId())
                .setParameter("region", request.regionId())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    static boolean isWindows(Image image) {
        return image.osType.equalsIgnoreCase("windows");
    }

    private static boolean fits(Image image, InstanceType type) {
        var arm = image.architecture.equals("arm64");
        var small = image.architecture.equals("i386");
        return arm == ARM_FAMILY.matcher(type.family()).matches()
                && !(small && type.memoryGib() >= LARGEST_32_BIT_GIB)
                && !(isWindows(image) && type.memoryGib() < 1);
    }
}
