package dev.skystage.controlplane.resources.instance;

import static dev.skystage.persistence.instance.InstanceStatus.RUNNING;
import static dev.skystage.persistence.instance.InstanceStatus.STOPPED;
import static dev.skystage.persistence.instance.InstanceStatus.STOPPING;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can be done to an instance, and what forbids it: its status (instance-lifecycle.json, statusPreconditions), a
 * security lock and overdue payment (appendix.json, the matrices of reference sections 22.2 and 22.3). An action that
 * does several things depending on its parameters has an operation for each.
 */
public enum InstanceOperation {
    START("StartInstance", true, Overdue.INSTANCE, STOPPED),
    STOP("StopInstance", true, Overdue.NONE, RUNNING),
    REBOOT("RebootInstance", true, Overdue.NONE, RUNNING),
    /** A security lock does not prevent a release (section 22.3); it only makes all disks be deleted too. */
    RELEASE("DeleteInstance", false, Overdue.NONE, STOPPED),
    RELEASE_BY_FORCE("DeleteInstance", false, Overdue.NONE, STOPPED, STOPPING, RUNNING),
    /** Table 22-1 lets an overdue instance be modified, table 22-2 does not. The first is the one about instances. */
    MODIFY_ATTRIBUTE("ModifyInstanceAttribute", true, Overdue.NONE),
    SET_PASSWORD("ModifyInstanceAttribute (Password)", true, Overdue.NONE, RUNNING, STOPPING, STOPPED),
    /** The reference names Stopped alone; clients set it on a running instance and restart that. */
    SET_USER_DATA("ModifyInstanceAttribute (UserData)", true, Overdue.NONE, RUNNING, STOPPED),
    SET_CPU_OPTIONS("ModifyInstanceAttribute (CpuOptions)", true, Overdue.NONE, STOPPED),
    CHANGE_TYPE("ModifyInstanceSpec (InstanceType)", true, Overdue.INSTANCE, STOPPED),
    CHANGE_BANDWIDTH("ModifyInstanceSpec (bandwidth)", true, Overdue.INSTANCE, RUNNING, STOPPED),
    CHANGE_SUBSCRIBED_TYPE("ModifyPrepayInstanceSpec", false, Overdue.INSTANCE, STOPPED),
    CHANGE_NETWORK_BANDWIDTH("ModifyInstanceNetworkSpec", true, Overdue.INSTANCE, RUNNING, STOPPED),
    CHANGE_CHARGE_TYPE("ModifyInstanceChargeType", false, Overdue.NONE, RUNNING, STOPPED),
    CHANGE_NETWORK("ModifyInstanceVpcAttribute", false, Overdue.NONE, STOPPED),
    CHANGE_VPC("ModifyInstanceVpcAttribute (VpcId)", true, Overdue.INSTANCE, STOPPED),
    OPEN_CONSOLE("DescribeInstanceVncUrl", false, Overdue.NONE, RUNNING),
    SET_VNC_PASSWORD("ModifyInstanceVncPasswd", false, Overdue.NONE, RUNNING, STOPPED),
    RENEW("RenewInstance", true, Overdue.NONE),
    REACTIVATE("ReactivateInstances", true, Overdue.NONE, STOPPED),
    ALLOCATE_PUBLIC_ADDRESS("AllocatePublicIpAddress", true, Overdue.INSTANCE, RUNNING, STOPPED),
    JOIN_SECURITY_GROUP("JoinSecurityGroup", true, Overdue.NONE, RUNNING, STOPPED),
    LEAVE_SECURITY_GROUP("LeaveSecurityGroup", true, Overdue.NONE, RUNNING, STOPPED),
    CREATE_DISK("CreateDisk", false, Overdue.DISK),
    ATTACH_DISK("AttachDisk", true, Overdue.DISK, RUNNING, STOPPED),
    DETACH_DISK("DetachDisk", true, Overdue.NONE, RUNNING, STOPPED),
    REDEPLOY("RedeployInstance", true, Overdue.INSTANCE, RUNNING, STOPPED),
    CHANGE_DEPLOYMENT("ModifyInstanceDeployment", false, Overdue.NONE, RUNNING, STOPPED),
    /** Section 22.3 lists it as normal under a security lock, section 8.7 forbids it: the action's own text counts. */
    REPLACE_SYSTEM_DISK("ReplaceSystemDisk", true, Overdue.INSTANCE, STOPPED),
    RE_INIT_DISK("ReInitDisk", true, Overdue.INSTANCE, STOPPED),
    RESET_DISK("ResetDisk", true, Overdue.EITHER, STOPPED),
    RESIZE_DISK("ResizeDisk", false, Overdue.INSTANCE, RUNNING, STOPPED),
    ATTACH_INTERFACE("AttachNetworkInterface", false, Overdue.NONE, RUNNING, STOPPED),
    DETACH_INTERFACE("DetachNetworkInterface", false, Overdue.NONE, RUNNING, STOPPED),
    /** Section 22.3 lists it as normal under a security lock, section 9.1 forbids it: the action's own text counts. */
    CREATE_IMAGE("CreateImage", true, Overdue.NONE, RUNNING, STOPPED),
    CHANGE_DISK_SPEC("ModifyDiskSpec", false, Overdue.INSTANCE, RUNNING, STOPPED),
    CHANGE_DISK_CHARGE_TYPE("ModifyDiskChargeType", false, Overdue.NONE),
    ASSOCIATE_ADDRESS("AssociateEipAddress", false, Overdue.NONE, RUNNING, STOPPED),
    CONVERT_ADDRESS("ConvertNatPublicIpToEip", false, Overdue.NONE, RUNNING, STOPPED),
    CREATE_SNAPSHOT("CreateSnapshot", true, Overdue.NONE, RUNNING, STOPPED);

    private static final String SECURITY = "security";
    private static final String FINANCIAL = "financial";
    private static final ApiException LOCKED =
            new ApiException("InstanceLockedForSecurity").or("OperationDenied", "is locked for security reasons");
    private static final ApiException OVERDUE = ApiException.firstOf(List.of(
            "InstanceExpiredOrInArrears", "InstanceExpired", "Account.Arrearage", "InvalidInstanceStatus.NotNormal"));
    private static final List<String> WRONG_STATUS = List.of(
            "IncorrectInstanceStatus",
            "InvalidInstanceStatus.NotStopped",
            "InvalidStatus.NotStopped",
            "InvalidStatus.ValueNotSupported",
            "InvalidOperation.InvalidEcsState");
    private static final List<String> INITIALIZING =
            List.of("InstanceNotReady", "IncorrectInstanceStatus.Initializing");

    private static final ApiException ORDERED = ApiException.firstOf(
            List.of("InvalidInstance.UnpaidOrder", "Instance.UnPaidOrder", "INST_HAS_UNPAID_ORDER"));

    private final String row;
    private final boolean lockable;
    private final Overdue overdue;
    private final Set<InstanceStatus> statuses;

    InstanceOperation(String row, boolean lockable, Overdue overdue, InstanceStatus... statuses) {
        this.row = row;
        this.lockable = lockable;
        this.overdue = overdue;
        this.statuses = Set.of(statuses);
    }

    /** Its name in the contract's tables: the action and, where that matters, what it changes. */
    public String row() {
        return row;
    }

    /** Whether a security lock forbids it. */
    public boolean isLockable() {
        return lockable;
    }

    /** Whose overdue payment forbids it. */
    public Overdue overdue() {
        return overdue;
    }

    /** The statuses in which it is allowed; empty: all. */
    public Set<InstanceStatus> statuses() {
        return statuses;
    }

    /** Whether an unpaid order of the instance forbids it. */
    private boolean waitsForOrder() {
        return switch (this) {
            case CHANGE_TYPE,
                    CHANGE_BANDWIDTH,
                    CHANGE_SUBSCRIBED_TYPE,
                    CHANGE_NETWORK_BANDWIDTH,
                    CHANGE_CHARGE_TYPE,
                    CHANGE_DISK_CHARGE_TYPE,
                    RENEW,
                    REPLACE_SYSTEM_DISK -> true;
            default -> false;
        };
    }

    /** Refuses unless it can be done to the instance at this time, with the code that the action documents. */
    public void check(Instance instance, Instant now) {
        ApiException.check(!(lockable && instance.locks.contains(SECURITY)), LOCKED);
        if (!statuses.isEmpty() && !statuses.contains(instance.status())) {
            throw ApiException.firstOf(
                    instance.status() == InstanceStatus.PENDING
                            ? Stream.concat(INITIALIZING.stream(), wrongStatus().stream())
                                    .toList()
                            : wrongStatus());
        }
        ApiException.check(!overdue.forbids(isOverdue(instance, now), false), OVERDUE);
        ApiException.check(instance.unpaidOrder == null || !waitsForOrder(), ORDERED);
    }

    /** ModifyInstanceSpec documents two codes, one for each thing that it changes. */
    private List<String> wrongStatus() {
        return this == CHANGE_BANDWIDTH ? WRONG_STATUS.reversed() : WRONG_STATUS;
    }

    /** For the instance it makes no difference whether its subscription has ended or its account owes money. */
    static boolean isOverdue(Instance instance, Instant now) {
        return instance.locks.contains(FINANCIAL) || Subscriptions.expired(instance, now);
    }
}
