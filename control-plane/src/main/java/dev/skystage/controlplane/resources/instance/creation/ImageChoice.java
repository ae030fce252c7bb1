package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instancetype.InstanceType;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds the image of the system disks, holds it if it can be deleted, and checks that it runs on the instance type. */
@Component
class ImageChoice {
    // Families on ARM end in r or y after their generation: ecs.g6r, ecs.c8y.
    private static final Pattern ARM_FAMILY = Pattern.compile("ecs\\.[a-z]+\\d+[ry].*");
    private static final ApiException NOT_AVAILABLE = new ApiException(
                    "OperationDenied.ImageNotValid", "specified Image is")
            .or("IncorrectImageStatus", "specified Image is");

    private static final int LARGEST_32_BIT_GIB = 4;
    private final EntityManager entities;
    private final Resources resources;
    private final Quotas quotas;

    ImageChoice(EntityManager entities, Resources resources, Quotas quotas) {
        this.entities = entities;
        this.resources = resources;
        this.quotas = quotas;
    }

    Image choose(CreationOrder order, InstanceType type, Caller caller) {
        var image = find(order, caller).orElseThrow(() -> new ApiException("InvalidImageId.NotFound"));
        if (image.accountId != null) {
            image = resources.hold(Image.class, caller, image.regionId, image.id);
        }
        check(image.status.equals("Available"), NOT_AVAILABLE);
        check(fits(image, type), "ImageNotSupportInstanceType");
        check(
                image.productCode.isEmpty()
                        || quotas.maximum(caller.accountId(), order.regionId(), Quota.MARKETPLACE_IMAGES) > 0,
                "ImageNotSubscribed");
        return image;
    }

    /** By id, or the newest available one of a family: a public one or the caller's, of the region. */
    private Optional<Image> find(CreationOrder order, Caller caller) {
        var byId = order.imageId() != null;
        return entities.createQuery(
                        """
                        from Image where %s and (accountId is null or accountId = :account)
                            and (regionId is null or regionId = :region)
                        order by createdAt desc, id desc""".formatted(byId ? "id = :key" : "family = :key and status = 'Available'"), Image.class)
                .setParameter("key", byId ? order.imageId() : order.run().imageFamily())
                .setParameter("account", caller.accountId())
                .setParameter("region", order.regionId())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
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
