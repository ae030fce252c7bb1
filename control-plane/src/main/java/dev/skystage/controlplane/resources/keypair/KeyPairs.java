package dev.skystage.controlplane.resources.keypair;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.persistence.keypair.KeyPair;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The caller's key pairs; calls name them by their names. */
@Component
public record KeyPairs(Regions regions, ResourceGroups groups, Quotas quotas, Resources resources, JdbcClient jdbc) {
    private static final Pattern NAME = Pattern.compile("(?!https?://)[A-Za-z][A-Za-z0-9_.:-]{1,127}");

    /** The name of a new key pair, with its region, group and tags. */
    public record Labels(
            String regionId,
            String name,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tags) {}

    /**
     * Refuses what {@link #add} would refuse, except a name that is taken. Called before a key is made, which is
     * expensive.
     */
    public void examine(Labels labels, Caller caller) {
        regions.require(labels.regionId);
        check(NAME.matcher(labels.name).matches(), "InvalidKeyPairName.Malformed");
        check(groups.exists(caller, labels.resourceGroupId), "InvalidResourceGroup.NotFound");
    }

    /**
     * Stores the public key of a new pair. Refuses with KeyPair.AlreadyExist if the caller has the name in the region.
     */
    public KeyPair add(Labels labels, PublicKey key, Caller caller) {
        examine(labels, caller);
        var pair = resources.fresh(new KeyPair(), caller.accountId(), labels.regionId);
        pair.name = labels.name;
        pair.fingerprint = key.fingerprint();
        pair.publicKey = key.text();
        pair.resourceGroupId = Texts.orEmpty(labels.resourceGroupId);
        pair.tags = Tags.given(labels.tags);
        // one transaction at a time per name: the second one finds what the first has committed
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("key-pair %s %s %s".formatted(pair.accountId, pair.regionId, pair.name))
                .query((row, index) -> true)
                .single();
        check(id(caller, pair.regionId, pair.name).isEmpty(), "KeyPair.AlreadyExist");
        check(quotas.take(pair.accountId, pair.regionId, Quota.KEY_PAIRS, 1), "QuotaExceed.KeyPair");
        resources.add(pair);
        return pair;
    }

    /** Holds the key pair against deletion; refuses with InvalidKeyPairName.NotFound. */
    public KeyPair hold(Caller caller, String regionId, String name) {
        return holdIfPresent(caller, regionId, name).orElseThrow(() -> new ApiException("InvalidKeyPairName.NotFound"));
    }

    /** Holds the key pair against deletion, if there is one. */
    public Optional<KeyPair> holdIfPresent(Caller caller, String regionId, String name) {
        return id(caller, regionId, name).stream()
                .flatMap(id -> resources.hold(KeyPair.class, caller, List.of(id)).stream())
                .findFirst();
    }

    /** Removes those of the key pairs that exist; refuses if an instance has one of them. */
    public void remove(Caller caller, String regionId, Collection<String> names) {
        var found = jdbc.sql(
                        "select id from key_pair where account_id = ? and region_id = ? and name = any(?) order by id")
                .params(caller.accountId(), regionId, names.toArray(String[]::new))
                .query(String.class)
                .list();
        for (var id : found) {
            var pair = resources.lockToDelete(KeyPair.class, caller, regionId, id);
            check(!isAttached(pair), "InvalidParameter.KeypairAlreadyAttachedInstance");
            resources.remove(pair);
        }
        quotas.give(caller.accountId(), regionId, Quota.KEY_PAIRS, found.size());
    }

    private boolean isAttached(KeyPair pair) {
        return jdbc.sql("""
                        select exists (select 1 from instance
                            where key_pair_name = ? and account_id || '' = ? and region_id || '' = ?)
                        """)
                .params(pair.name, pair.accountId, pair.regionId)
                .query(Boolean.class)
                .single();
    }

    private Optional<String> id(Caller caller, String regionId, String name) {
        return jdbc.sql("select id from key_pair where account_id = ? and region_id = ? and name = ?")
                .params(caller.accountId(), regionId, name)
                .query(String.class)
                .optional();
    }
}
