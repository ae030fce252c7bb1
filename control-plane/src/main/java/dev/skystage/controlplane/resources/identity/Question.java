package dev.skystage.controlplane.resources.identity;

import java.util.Map;

/**
 * Whether somebody may do something to something.
 *
 * @param action e.g. {@code ecs:StopInstance}
 * @param resource the ARN, e.g. {@code acs:ecs:cn-hangzhou:1000000000000001:instance/i-1}
 * @param principal the ARN of who asks
 * @param context what conditions look at: the values of keys such as {@code acs:SourceIp}
 */
public record Question(String action, String resource, String principal, Map<String, String> context) {}
