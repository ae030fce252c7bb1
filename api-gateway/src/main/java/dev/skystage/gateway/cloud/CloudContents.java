package dev.skystage.gateway.cloud;

import dev.skystage.controlplane.resources.account.SealedFiles;
import dev.skystage.controlplane.resources.account.SecretCipher;
import dev.skystage.persistence.cloud.CloudFile;
import dev.skystage.persistence.cloud.CloudTables;
import dev.skystage.persistence.cloud.Seed;
import dev.skystage.scheduler.task.ClaimedTasks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the cloud in the database consists of. All methods run in the caller's transaction. */
@Component
record CloudContents(CloudTables tables, SealedFiles secrets, ClaimedTasks claimed, List<Seed> seeds) {
    /** Deletes everything. */
    void remove() {
        tables.replace(null);
    }

    /** Refuses a file that does not fit; returns the cipher of its secrets, if it is not ours. */
    Optional<SecretCipher> examine(CloudFile file, @Nullable String passphrase) {
        tables.require(file.manifest().schema());
        return secrets.cipherOf(file.manifest().sealedWith(), passphrase);
    }

    /** Replaces everything by the contents of a file. */
    void load(CloudFile file, Optional<SecretCipher> cipher) {
        tables.replace(file);
        cipher.ifPresent(secrets::sealAnew);
        claimed.giveBack();
    }

    /** Adds what every cloud has and this one lacks; a start does the same. */
    void complete() {
        seeds.forEach(Seed::seed);
    }
}
