package dev.skystage.gateway.lifecycle;

/**
 * One step of a sequence.
 *
 * @param which the number of the instance
 * @param how one of four ways to do it
 */
record Step(What what, int which, int how) {
    enum What {
        RUN,
        CREATE,
        START,
        STOP,
        REBOOT,
        DELETE,
        PROTECT,
        RENAME,
        RELEASE_AT,
        CHANGE_TYPE,
        CHANGE_BANDWIDTH,
        MOVE,
        WORK,
        WORK_ALL,
        ADVANCE
    }
}
