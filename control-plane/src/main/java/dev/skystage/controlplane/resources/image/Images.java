package dev.skystage.controlplane.resources.image;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.image.ImageStatus;
import dev.skystage.persistence.instancetype.InstanceType;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the images that a caller may use, and has the rules for what they run on and for their names. */
@Component
public record Images(Resources resources, EntityManager entities, JdbcClient jdbc) {
    private static final int LARGEST_32_BIT_GIB = 4;
    private static final int LONGEST_DESCRIPTION = 256;

    /** An image that the caller may use in the region: a public one, its own or one that is shared with it. */
    public Optional<Image> find(Caller caller, String regionId, String id) {
        return first("""
                select * from image where id = :key and (region_id is null or region_id = :region)
                    and (account_id is null or account_id = :account
                        or exists (select from image_share s where s.image_id = image.id and s.account_id = :account))
                """, caller, regionId, id);
    }

    /** Whether the image exists but belongs to another account. */
    public boolean isSomebodyElses(Caller caller, String id) {
        return jdbc.sql("select exists (select from image where id = ? and account_id <> ?)")
                .params(id, caller.accountId())
                .query(Boolean.class)
                .single();
    }

    /** The newest available image of a family: the caller's in the region, or a public one. */
    public Optional<Image> newestOf(Caller caller, String regionId, String family) {
        return first("""
                select * from image where family = :key and family <> '' and status = 'AVAILABLE'
                    and (region_id is null or region_id = :region) and (account_id is null or account_id = :account)
                order by created_at desc, id desc limit 1
                """, caller, regionId, family);
    }

    private Optional<Image> first(String sql, Caller caller, String regionId, String key) {
        return entities
                .unwrap(Session.class)
                .createNativeQuery(sql, Image.class)
                .setParameter("key", key)
                .setParameter("account", caller.accountId())
                .setParameter("region", regionId)
                .getResultList()
                .stream()
                .findFirst();
    }

    /**
     * Holds an image that was found, so that something can be made from it: it cannot be deleted meanwhile and, if it
     * is another account's, its sharing cannot end. Refuses if it has gone since it was found.
     */
    public Image hold(Caller caller, Image found) {
        if (found.accountId == null) {
            return found;
        }
        if (found.accountId.equals(caller.accountId())) {
            return resources.hold(Image.class, caller, found.regionId, found.id);
        }
        // the share is locked first: whoever ends it has locked the image before
        var shared = jdbc.sql("select 1 from image_share where image_id = ? and account_id = ? for key share")
                .params(found.id, caller.accountId())
                .query(Integer.class)
                .optional();
        if (shared.isEmpty()) {
            throw Resources.notFound(Image.class);
        }
        return found;
    }

    /** Whether instances can be made from it. */
    public static boolean isUsable(Image image) {
        return image.status() == ImageStatus.AVAILABLE || image.status() == ImageStatus.DEPRECATED;
    }

    public static boolean isWindows(Image image) {
        return image.osType.equalsIgnoreCase("windows");
    }

    /** Whether it runs on the instance type. */
    public static boolean fits(Image image, InstanceType type) {
        var arm = image.architecture.equals("arm64");
        var small = image.architecture.equals("i386");
        return arm == type.isArm()
                && !(small && type.memoryGib() >= LARGEST_32_BIT_GIB)
                && !(isWindows(image) && type.memoryGib() < 1);
    }

    /** Whether an image or a family may have this name. */
    public static boolean isName(@Nullable String name) {
        return name == null
                || (Texts.isNameWithColons(name)
                        && !name.startsWith("acs:")
                        && !name.startsWith("aliyun")
                        && !name.contains("http://")
                        && !name.contains("https://"));
    }

    public static boolean isDescription(@Nullable String text) {
        return text == null || (text.length() <= LONGEST_DESCRIPTION && !Texts.isLink(text));
    }

    /**
     * Refuses a name that another image of the account in the region has. Nobody else can take the name until the
     * commit.
     */
    public void claimName(String accountId, String regionId, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            return;
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("image-name " + accountId + " " + regionId + " " + name)
                .query((row, index) -> true)
                .single();
        var taken = jdbc.sql("select exists (select from image where account_id = ? and region_id = ? and name = ?)")
                .params(accountId, regionId, name)
                .query(Boolean.class)
                .single();
        check(!taken, "InvalidImageName.Duplicated");
    }
}
