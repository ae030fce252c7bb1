package dev.skystage.controlplane.resources.image;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Operating systems that an imported image can have. The reference of 2019 ends with Customized Linux; today's SDKs
 * know more.
 */
public enum Platform {
    CENTOS("CentOS"),
    UBUNTU("Ubuntu"),
    SUSE("SUSE"),
    OPENSUSE("OpenSUSE"),
    DEBIAN("Debian"),
    COREOS("CoreOS"),
    ALIYUN("Aliyun"),
    WINDOWS_SERVER_2003("Windows Server 2003"),
    WINDOWS_SERVER_2008("Windows Server 2008"),
    WINDOWS_SERVER_2012("Windows Server 2012"),
    OTHERS_LINUX("Others Linux", "Other Linux"),
    CUSTOMIZED_LINUX("Customized Linux"),
    ANOLIS("Anolis"),
    ALMALINUX("AlmaLinux"),
    ROCKY_LINUX("Rocky Linux"),
    RED_HAT("Red Hat"),
    FEDORA("Fedora"),
    FREEBSD("FreeBSD"),
    GENTOO("Gentoo"),
    UOS("UOS"),
    KYLIN("Kylin"),
    WINDOWS_7("Windows 7"),
    WINDOWS_10("Windows 10"),
    WINDOWS_SERVER_2016("Windows Server 2016"),
    WINDOWS_SERVER_2019("Windows Server 2019"),
    WINDOWS_SERVER_2022("Windows Server 2022"),
    OTHER_WINDOWS("Other Windows");

    private final String wire;
    private final List<String> spellings;

    Platform(String wire, String... others) {
        this.wire = wire;
        this.spellings = List.of(others);
    }

    public static Optional<Platform> of(String wire) {
        return Arrays.stream(values())
                .filter(platform -> platform.wire.equalsIgnoreCase(wire) || platform.spellings.contains(wire))
                .findFirst();
    }

    /** The kind of system, as images have it. */
    public String osType() {
        return wire.contains("Windows") ? "windows" : "linux";
    }

    /** The name the API shows. */
    public String wire() {
        return wire;
    }
}
