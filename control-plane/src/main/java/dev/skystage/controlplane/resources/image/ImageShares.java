package dev.skystage.controlplane.resources.image;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.persistence.image.Image;
import dev.skystage.scheduler.clock.CloudClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which accounts may use which images of others. Whoever changes that has locked the image. */
@Component
public record ImageShares(JdbcClient jdbc, Quotas quotas, CloudClock clock) {
    /** An account that an image is shared with. */
    public record Share(String accountId, Instant sharedAt) {}

    /** The accounts that an image is shared with, in the order of their ids. */
    public List<Share> of(String imageId) {
        return jdbc.sql("select account_id, shared_at from image_share where image_id = ? order by account_id")
                .param(imageId)
                .query(Share.class)
                .list();
    }

    public boolean isShared(Image image) {
        return !of(image.id).isEmpty();
    }

    /** Shares the image with accounts and stops sharing it with others. */
    public void change(Image image, Collection<String> added, Collection<String> removed) {
        var before = of(image.id).size();
        jdbc.sql("delete from image_share where image_id = ? and account_id = any(?)")
                .param(image.id)
                .param(removed.toArray(String[]::new))
                .update();
        jdbc.sql("""
                        insert into image_share (image_id, account_id, region_id, shared_at)
                        select distinct ?, account, ?, ?::timestamptz from unnest(?::text[]) account
                        on conflict (image_id, account_id) do nothing
                        """)
                .params(image.id, image.regionId)
                .param(Timestamp.from(clock.now()))
                .param(added.toArray(String[]::new))
                .update();
        var after = of(image.id).size();
        check(
                after <= quotas.maximum(image.accountId, image.regionId, Quota.ACCOUNTS_PER_IMAGE),
                "QuotaExceed.ShareImageUser");
        if (before == 0 && after > 0) {
            check(quotas.take(image.accountId, image.regionId, Quota.SHARED_IMAGES, 1), "QuotaExceed.ShareImage");
        } else if (before > 0 && after == 0) {
            quotas.give(image.accountId, image.regionId, Quota.SHARED_IMAGES, 1);
        }
    }
}
