package dev.skystage.persistence.host;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kinds of servers in the data centres: their capacity and the instance families that they serve. A zone is filled
 * by repeating {@link #ROUND}, so the mix does not depend on its size.
 */
enum ServerModel {
    GENERAL(104, 384, 0, 0, "g5 g6 c5 c6 r5 r6 s6 t5 t6 n4 xn4 hfg5 hfg6 hfc5 hfc6 ic5 sn1ne sn2ne se1ne"),
    GENERAL_7(128, 512, 0, 0, "g6 c6 r6 g7 c7 r7 t6"),
    COMPUTE(104, 208, 0, 0, "c5 c6 c7 hfc5 hfc6 ic5 sn1ne s6 t5 n4 xn4"),
    MEMORY(104, 832, 0, 0, "r5 r6 r7 se1ne g5 g6"),
    LARGE_MEMORY(160, 1920, 0, 0, "re4"),
    CLASSIC(56, 224, 0, 0, "t1 s1 s2 s3 m1 m2 c1 n1 n2 n4 xn4 sn1 sn2 sn1ne sn2ne se1ne t5"),
    ACCELERATED(96, 768, 8, 0, "gn5i gn6v gn6i f1"),
    CLASSIC_ACCELERATED(56, 480, 8, 8 * 440, "gn4 gn5 ga1 f1"),
    LOCAL_SSD(96, 768, 0, 8 * 1788, "i1 i2"),
    LOCAL_HDD(56, 224, 0, 12 * 5500, "d1 d1ne"),
    /** Whole hosts: the largest type of these families leaves no room for a second one. */
    BARE_METAL(104, 384, 0, 0, "ebmg5 ebmg6");

    /** The order in which a zone is filled; small zones get what most users ask for. */
    static final List<ServerModel> ROUND = List.of(
            GENERAL,
            MEMORY,
            GENERAL_7,
            CLASSIC,
            COMPUTE,
            ACCELERATED,
            LOCAL_SSD,
            BARE_METAL,
            GENERAL,
            LOCAL_HDD,
            GENERAL,
            CLASSIC_ACCELERATED,
            GENERAL,
            MEMORY,
            LARGE_MEMORY,
            GENERAL_7,
            COMPUTE,
            GENERAL,
            CLASSIC,
            GENERAL);

    /** Families that not all zones have: they were withdrawn from some, or have not reached all yet. */
    private static final Set<String> UNEVEN =
            families("t1 s1 s2 s3 m1 m2 c1 n1 n2 sn1 sn2 gn4 ga1 i1 d1 f1 re4 c7 g7 r7");

    private static final int ZONES_WITH_UNEVEN_PERCENT = 70;

    final int vcpus;
    final long memoryMib;
    final int gpus;
    final long localDisksGib;
    private final String families;

    ServerModel(int vcpus, int memoryGib, int gpus, long localDisksGib, String families) {
        this.vcpus = vcpus;
        this.memoryMib = memoryGib * 1024L;
        this.gpus = gpus;
        this.localDisksGib = localDisksGib;
        this.families = families;
    }

    /** The families that it serves in this zone; the first zone of a region has all. */
    Collection<String> families(String zoneId, boolean first) {
        return families(families).stream()
                .filter(family -> first || !UNEVEN.contains(family) || offered(zoneId, family))
                .sorted()
                .toList();
    }

    private static boolean offered(String zoneId, String family) {
        return Math.floorMod((zoneId + family).hashCode() * 31, 100) < ZONES_WITH_UNEVEN_PERCENT;
    }

    private static Set<String> families(String names) {
        return List.of(names.split(" ")).stream().map(name -> "ecs." + name).collect(Collectors.toUnmodifiableSet());
    }
}
