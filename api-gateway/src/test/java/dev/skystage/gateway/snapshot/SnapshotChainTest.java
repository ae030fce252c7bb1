package dev.skystage.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sizes of chains, compared with a model that knows every block: a disk of a hundred blocks that are written one
 * after the other, round and round, and snapshots with the blocks written since the one before. When one is deleted,
 * the next gets those of its blocks that it has not written itself.
 */
@StagingCloudTest
class SnapshotChainTest {
    private static final int BLOCKS = 100;
    private static final int STEPS = 40;

    @Autowired
    JdbcClient jdbc;

    /** The blocks of a snapshot, which was made when so many had been written. */
    private record Held(String id, int written, BitSet blocks) {}

    @Test
    void theSizeIsThatOfTheBlocks(Account account, Time time) {
        var diskId = new TestDisks(account, time).attached(account.runningInstance());
        var random = new Random(11);
        var chain = new ArrayList<Held>();
        var written = 0;
        for (var step = 0; step < STEPS; step++) {
            if (chain.isEmpty() || random.nextInt(3) > 0) {
                written += random.nextInt(BLOCKS / 2);
                var since = chain.isEmpty() ? 0 : chain.getLast().written;
                chain.add(new Held(make(account, time, diskId, written), written, blocks(since, written)));
            } else {
                var victim = random.nextInt(chain.size());
                account.call("DeleteSnapshot", "SnapshotId", chain.get(victim).id)
                        .assertThat()
                        .isOk();
                if (victim + 1 < chain.size()) {
                    chain.get(victim + 1).blocks.or(chain.get(victim).blocks);
                }
                chain.remove(victim);
            }
            var usage = account.call("DescribeSnapshotsUsage");
            assertThat(usage.text("/SnapshotSize"))
                    .as("size after step " + step)
                    .isEqualTo(String.valueOf(chain.stream()
                            .mapToInt(held -> held.blocks.cardinality())
                            .sum()));
            assertThat(usage.text("/SnapshotCount")).isEqualTo(String.valueOf(chain.size()));
        }
    }

    /** A snapshot of a disk to which so many blocks of one byte have been written. */
    private String make(Account account, Time time, String diskId, int written) {
        var id = account.call("CreateSnapshot", "DiskId", diskId).text("/SnapshotId");
        jdbc.sql("update snapshot set data_bytes = ?, written_bytes = ? where id = ?")
                .params(Math.min(BLOCKS, written), written, id)
                .update();
        time.runDueTasks();
        return id;
    }

    private static BitSet blocks(int from, int to) {
        var blocks = new BitSet();
        for (var block = from; block < to; block++) {
            blocks.set(block % BLOCKS);
        }
        return blocks;
    }
}
