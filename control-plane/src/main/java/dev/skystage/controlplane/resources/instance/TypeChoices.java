package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.image.Images;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.scheduler.placement.Stock;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which types an instance can be changed to: those that its zone offers and that suit its image, disks and interfaces.
 */
@Component
public record TypeChoices(InstanceTypes types, Stock stock, EntityManager entities, JdbcClient jdbc) {
    /** Why an instance cannot have a type. */
    public enum Obstacle {
        /** The zone does not offer it, or it does not suit what the instance has. */
        UNSUITABLE("DependencyViolation.InstanceType", "InvalidInstanceType.NotSupported"),
        /** Data on local disks cannot move. */
        LOCAL_DISKS("CategoryViolation", "OperationDenied.LocalDiskUnsupported"),
        IMAGE("ImageNotSupportInstanceType");

        private final List<String> codes;

        Obstacle(String... codes) {
            this.codes = List.of(codes);
        }

        /** The refusal in the words of the action. */
        public ApiException refusal() {
            return ApiException.firstOf(codes);
        }
    }

    /**
     * What of an instance decides about types.
     *
     * @param image null when it has been deleted since
     * @param systemCategory the category that its system disk has or will have
     */
    public record Machine(
            Instance instance,
            @Nullable Image image,
            String systemCategory,
            List<String> dataCategories,
            int interfaces) {
        /** The same with another category of the system disk. */
        Machine withSystemDisk(String category) {
            return new Machine(instance, image, category, dataCategories, interfaces);
        }
    }

    public Optional<InstanceType> find(String instanceTypeId) {
        return types.find(instanceTypeId);
    }

    /** The instance as it is now. */
    public Machine machine(Instance instance) {
        var categories = jdbc.sql(
                        "select category from disk where id in (" + DiskRows.IDS_OF + ") order by type <> 'system', id")
                .params(instance.id, instance.id)
                .query(String.class)
                .list();
        var interfaces = jdbc.sql("select count(*) from network_interface where instance_id = ?")
                .param(instance.id)
                .query(Integer.class)
                .single();
        return new Machine(
                instance,
                entities.find(Image.class, instance.imageId),
                categories.getFirst(),
                categories.subList(1, categories.size()),
                interfaces);
    }

    /** The size of its system disk. */
    public int systemDiskGib(Instance instance) {
        return jdbc.sql("select size_gib from disk where instance_id = ? and type = 'system'")
                .param(instance.id)
                .query(Integer.class)
                .single();
    }

    /** What speaks against a type, if anything does; stock is not looked at. */
    public Optional<Obstacle> obstacle(Machine machine, InstanceType type) {
        var instance = machine.instance();
        if (type.id().equals(instance.instanceType)
                || stock.of(instance.zoneId, type) == Stock.Level.NOT_OFFERED
                || machine.interfaces() > type.eniQuantity()
                || (type.isPhasedOut() && !isPhasedOut(instance.instanceType))) {
            return Optional.of(Obstacle.UNSUITABLE);
        }
        if (instance.localStorageAmount > 0 || type.localStorageAmount() > 0 || hasLocalDisk(machine)) {
            return Optional.of(Obstacle.LOCAL_DISKS);
        }
        var image = machine.image();
        if (image != null && !Images.fits(image, type)) {
            return Optional.of(Obstacle.IMAGE);
        }
        return bearsDisks(machine, type) ? Optional.empty() : Optional.of(Obstacle.UNSUITABLE);
    }

    /** All types that the instance could have if there is stock. */
    public List<InstanceType> all(Instance instance) {
        var machine = machine(instance);
        return types.all().stream()
                .filter(type -> obstacle(machine, type).isEmpty())
                .toList();
    }

    /** Types that are no longer sold are open only to instances that have such a type. */
    private boolean isPhasedOut(String type) {
        return types.find(type).filter(InstanceType::isPhasedOut).isPresent();
    }

    private static boolean hasLocalDisk(Machine machine) {
        var local = DiskCategory.EPHEMERAL_SSD.wire();
        return machine.systemCategory().equals(local)
                || machine.dataCategories().contains(local);
    }

    /**
     * Types that are sold make the instance I/O optimized, and take the disks that I/O optimized instances can have.
     */
    private static boolean bearsDisks(Machine machine, InstanceType type) {
        var optimized = machine.instance().ioOptimized || !type.isPhasedOut();
        var system = DiskCategory.of(machine.systemCategory()).orElseThrow();
        return DiskCategory.system(type, optimized).contains(system)
                && machine.dataCategories().stream()
                        .allMatch(category ->
                                DiskCategory.of(category).orElseThrow().fitsAsData(type, optimized));
    }
}
