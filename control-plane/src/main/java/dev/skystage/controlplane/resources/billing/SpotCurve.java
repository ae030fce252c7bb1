package dev.skystage.controlplane.resources.billing;

import dev.skystage.scheduler.chance.Chance;

/**
 * How the market price of a type in a zone moves, in thousandths of the list price, by the hour: a pure function of the
 * seed. On calm days it has a level of its own between 15 and 35 %, up to 4 % more in the afternoon of UTC+08:00, 2 %
 * less at weekends, and some noise. In some weeks - how many is a matter of the type and the zone - demand surges once,
 * for 2 to 24 hours, to between 45 and 100 %.
 */
final class SpotCurve {
    static final int FULL = 1000;
    private static final int LOWEST_LEVEL = 150;
    private static final int LEVELS = 200;
    private static final int RHYTHM = 40;
    private static final int WEEKEND = 20;
    private static final int NOISE = 10;
    private static final int PEAK_HOUR = 15;
    private static final int EAST = 8;
    private static final int HOURS_A_DAY = 24;
    private static final int HOURS_A_WEEK = 7 * HOURS_A_DAY;
    private static final int FIRST_DAY = 3; // the epoch is a Thursday, weeks begin on Mondays
    private static final int SATURDAY = 5;

    /** A surge: the chance that a week has one, when it begins, how long it lasts and how high it goes. */
    private static final int LEAST_SURGES = 50;

    private static final int SURGES = 750;
    private static final int SHORTEST = 2;
    private static final int LENGTHS = 23;
    private static final int LOWEST_SURGE = 450;
    private static final int HEIGHTS = 700;

    private final long root;
    private final int level;
    private final int surges;

    SpotCurve(long seed, String typeId, String zoneId) {
        root = Chance.hash(seed, "spot", typeId, zoneId);
        level = LOWEST_LEVEL + below(LEVELS, Chance.mix(root + 1));
        surges = LEAST_SURGES + below(SURGES, Chance.mix(root + 2));
    }

    /** The share of the list price in an hour, counted since the epoch. */
    int share(long hour) {
        return Math.min(FULL, Math.max(calm(hour), surge(hour)));
    }

    private int calm(long hour) {
        var local = Math.floorMod(hour + EAST, HOURS_A_DAY);
        var away = Math.abs(local - PEAK_HOUR);
        var near = HOURS_A_DAY / 2 - Math.min(away, HOURS_A_DAY - away);
        var day = Math.floorMod(Math.floorDiv(hour + EAST, HOURS_A_DAY) + FIRST_DAY, 7);
        var noise = below(2 * NOISE + 1, Chance.mix(root ^ Chance.mix(hour))) - NOISE;
        return level + RHYTHM * near / (HOURS_A_DAY / 2) - (day >= SATURDAY ? WEEKEND : 0) + noise;
    }

    /** A surge ends with its week at the latest. */
    private int surge(long hour) {
        var lot = Chance.mix(root + Chance.mix(~Math.floorDiv(hour, HOURS_A_WEEK)));
        if (below(1000, lot) >= surges) {
            return 0;
        }
        var begin = below(HOURS_A_WEEK, Chance.mix(lot + 1));
        var into = Math.floorMod(hour, HOURS_A_WEEK) - begin;
        return into >= 0 && into < SHORTEST + below(LENGTHS, Chance.mix(lot + 2))
                ? LOWEST_SURGE + below(HEIGHTS, Chance.mix(lot + 3))
                : 0;
    }

    private static int below(int bound, long random) {
        return (int) Long.remainderUnsigned(random, bound);
    }
}
