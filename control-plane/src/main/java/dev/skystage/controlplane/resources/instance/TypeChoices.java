package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.image.Images;
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

/** To which types an instance can be changed: those that its zone offers and that bear its image, disks and interfaces. */
@Component
public record TypeChoices(InstanceTypes types, Stock stock, EntityManager entities, JdbcClient jdbc) {
    /** Why an instance cannot have a type. */
    public enum Obstacle {
        /** The zone does not offer it, or it does not bear what the instance has. */
        UNSUITABLE("DependencyViolation.InstanceType", "InvalidInstanceType.NotSupported"),
        /** Data on local disks cannot move. */
        LOCAL_DISKS("CategoryViolation", "OperationDenied.LocalDiskUnsupported"),
        IMAGE("ImageNotSupportInstanceType");

        private final List<String> codes;

        Obstacle(String... codes) {
            this.codes = List.of(codes);
        }

        /** As the changing action words it. */
        public ApiException refusal() {
            return ApiException.firstOf(codes);
        }
    }

    /**
     * An instance as far as types are concerned.
     *
     * @param image null when it has been deleted since
     * @param systemCategory the category that its system disk has or is about to get
     */
    public record Machine(
            Instance instance,
            @Nullable Image image,
            String systemCategory,
            List<String> dataCategories,
            int interfaces) {
        /** With another system disk. */
        Machine withSystemDisk(String category) {
            return new Machine(instance, image, category, dataCategories, interfaces);
        }
    }

    public Optional<InstanceType> find(String instanceTypeId) {
        return types.find(instanceTypeId);
    }

    /** What the instance has now. */
    public Machine machine(Instance instance) {
        var categories = jdbc.sql("select category from disk where instance_id = ? order by type <> 'system', id")
                .param(instance.id)
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

    /** How large its system disk is. */
    public int systemDiskGib(Instance instance) {
        return jdbc.sql("select size_gib from disk where instance_id = ? and type = 'system'")
                .param(instance.id)
                .query(Integer.class)
                .single();
    }

    /** What stands in the way of a type, if anything does; stock aside. */
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

    /** All types that nothing but stock stands in the way of. */
    public List<InstanceType> all(Instance instance) {
        var machine = machine(instance);
        return types.all().stream()
                .filter(type -> obstacle(machine, type).isEmpty())
                .toList();
    }

    /** Types that are not sold any more can be had by instances of such types alone. */
    private boolean isPhasedOut(String type) {
        return types.find(type).filter(InstanceType::isPhasedOut).isPresent();
    }

    private static boolean hasLocalDisk(Machine machine) {
        var local = DiskCategory.EPHEMERAL_SSD.wire();
        return machine.systemCategory().equals(local)
                || machine.dataCategories().contains(local);
    }

    /** A type on sale makes the instance I/O optimized, and takes the disks of such instances. */
    private static boolean bearsDisks(Machine machine, InstanceType type) {
        var optimized = machine.instance().ioOptimized || !type.isPhasedOut();
        var system = DiskCategory.of(machine.systemCategory()).orElseThrow();
        return DiskCategory.system(type, optimized).contains(system)
                && machine.dataCategories().stream()
                        .allMatch(category ->
                                DiskCategory.of(category).orElseThrow().fitsAsData(type, optimized));
    }
}
