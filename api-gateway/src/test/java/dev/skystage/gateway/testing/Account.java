package dev.skystage.gateway.testing;

import com.aliyun.teaopenapi.models.Config;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.ecs.model.v20140526.CreateSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.RunInstancesRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.profile.DefaultProfile;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.controlplane.resources.account.Accounts.IssuedKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * An account for one test alone, with an AccessKey, the clients of the official SDKs, and what tests usually start
 * from. Everything goes through the public API.
 */
public final class Account {
    public static final String REGION = "cn-hangzhou";
    public static final String ZONE = "cn-hangzhou-g";
    public static final String IMAGE = "aliyun_3_x64_20G_alibase_20240528.vhd";
    public static final String INSTANCE_TYPE = "ecs.g6.large";

    private final IssuedKey key;
    private final int port;
    private final Runnable settle;
    private @Nullable String vpcId;
    private @Nullable String vSwitchId;
    private @Nullable String securityGroupId;

    private Account(IssuedKey key, int port, Runnable settle) {
        this.key = key;
        this.port = port;
        this.settle = settle;
    }

    /** A new account, for tests that need more of them than they get as parameters. */
    public static Account in(ApplicationContext cloud) {
        return new Account(
                cloud.getBean(Accounts.class).create("test"),
                cloud.getBean(Environment.class).getRequiredProperty("local.server.port", Integer.class),
                new Time(cloud)::runDueTasks);
    }

    /**
     * The default account of a cloud that runs elsewhere on this machine.
     *
     * @param settle does all work that is due there
     */
    public static Account ofDefault(int port, Runnable settle) {
        var key = new IssuedKey(Accounts.DEFAULT_ACCOUNT, Accounts.DEFAULT_KEY, Accounts.DEFAULT_KEY);
        return new Account(key, port, settle);
    }

    public String id() {
        return key.accountId();
    }

    public String accessKeyId() {
        return key.accessKeyId();
    }

    public String accessKeySecret() {
        return key.accessKeySecret();
    }

    /** The host and port of the API. */
    public String endpoint() {
        return "localhost:" + port;
    }

    /** The old SDK: signature V1. */
    public IAcsClient v1() {
        for (var product : List.of("Ecs", "Vpc", "Sts", "Ram")) {
            DefaultProfile.addEndpoint(REGION, product, endpoint());
        }
        return new DefaultAcsClient(DefaultProfile.getProfile(REGION, accessKeyId(), accessKeySecret()));
    }

    /** The new SDK: signature V3. */
    public com.aliyun.ecs20140526.Client v3() {
        try {
            return new com.aliyun.ecs20140526.Client(config());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The new SDK of the VPC product. */
    public com.aliyun.vpc20160428.Client vpc() {
        try {
            return new com.aliyun.vpc20160428.Client(config());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Config config() {
        return new Config()
                .setAccessKeyId(accessKeyId())
                .setAccessKeySecret(accessKeySecret())
                .setEndpoint(endpoint())
                .setProtocol("http")
                .setRegionId(REGION);
    }

    /** A raw call of an ECS action; names and values alternate, RegionId and system parameters are added. */
    public Answer call(String action, String... namesAndValues) {
        return signed("2014-05-26", action, namesAndValues);
    }

    /** A raw call of a VPC action. */
    public Answer callVpc(String action, String... namesAndValues) {
        return signed("2016-04-28", action, namesAndValues);
    }

    /** A raw call of a RAM action. */
    public Answer callRam(String action, String... namesAndValues) {
        return signed("2015-05-01", action, namesAndValues);
    }

    /** A raw call of an STS action. */
    public Answer callSts(String action, String... namesAndValues) {
        return signed("2015-04-01", action, namesAndValues);
    }

    /** A raw call of the Location product. */
    public Answer callLocation(String action, String... namesAndValues) {
        return signed("2015-06-12", action, namesAndValues);
    }

    /** A raw call of an action of any product. */
    public Answer call(Product product, String action, String... namesAndValues) {
        return signed(product.version(), action, namesAndValues);
    }

    /** The account as one of its RAM users or sessions sees it, which signs with another key. */
    public Account with(String accessKeyId, String accessKeySecret) {
        return new Account(new IssuedKey(id(), accessKeyId, accessKeySecret), port, settle);
    }

    /** The same account, but its calls go to another replica. */
    public Account at(ApplicationContext replica) {
        return new Account(
                key,
                replica.getBean(Environment.class).getRequiredProperty("local.server.port", Integer.class),
                new Time(replica)::runDueTasks);
    }

    /** A RAM user with a key and a policy with this document; it may do nothing else. */
    public Account user(String name, String policyDocument) {
        callRam("CreateUser", "UserName", name).assertThat().isOk();
        callRam("CreatePolicy", "PolicyName", name, "PolicyDocument", policyDocument)
                .assertThat()
                .isOk();
        callRam("AttachPolicyToUser", "UserName", name, "PolicyName", name, "PolicyType", "Custom")
                .assertThat()
                .isOk();
        var made = callRam("CreateAccessKey", "UserName", name);
        made.assertThat().isOk();
        return with(made.text("/AccessKey/AccessKeyId"), made.text("/AccessKey/AccessKeySecret"));
    }

    /** Makes a RAM role that instances can have. */
    public void role(String name) {
        var trust = """
                {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ecs.aliyuncs.com"}}]}""";
        callRam("CreateRole", "RoleName", name, "AssumeRolePolicyDocument", trust)
                .assertThat()
                .isOk();
    }

    private Answer signed(String version, String action, String... namesAndValues) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("Action", action);
        parameters.put("Version", version);
        parameters.put("RegionId", REGION);
        for (var i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return RawCall.send(port, accessKeyId(), accessKeySecret(), parameters);
    }

    /** The test's VPC, made on first use. */
    public String vpcId() {
        if (vpcId == null) {
            vpcId = created(callVpc("CreateVpc", "CidrBlock", "172.16.0.0/12"), "VpcId");
        }
        return vpcId;
    }

    /** A VSwitch in {@link #ZONE}, made on first use. */
    public String vSwitch() {
        if (vSwitchId == null) {
            vSwitchId = created(
                    callVpc("CreateVSwitch", "VpcId", vpcId(), "ZoneId", ZONE, "CidrBlock", "172.16.0.0/16"),
                    "VSwitchId");
        }
        return vSwitchId;
    }

    /** A security group in the VPC, made on first use. */
    public String securityGroup() {
        if (securityGroupId == null) {
            var request = new CreateSecurityGroupRequest();
            request.setVpcId(vpcId());
            try {
                securityGroupId = v1().getAcsResponse(request).getSecurityGroupId();
            } catch (ClientException e) {
                throw new AssertionError(e);
            }
        }
        return securityGroupId;
    }

    private String created(Answer answer, String idName) {
        answer.assertThat().isOk();
        settle.run();
        return answer.text("/" + idName);
    }

    /** Creates and starts instances; they are Pending until due tasks run. */
    public List<String> runInstances(int n) {
        return runInstances(n, INSTANCE_TYPE);
    }

    /** The same with another instance type. */
    public List<String> runInstances(int n, String instanceType) {
        var request = new RunInstancesRequest();
        request.setImageId(IMAGE);
        request.setInstanceType(instanceType);
        request.setVSwitchId(vSwitch());
        request.setSecurityGroupId(securityGroup());
        request.setAmount(n);
        try {
            return v1().getAcsResponse(request).getInstanceIdSets();
        } catch (ClientException e) {
            throw new AssertionError(e);
        }
    }

    /** The answer of RunInstances to a usual request with further parameters. */
    public Answer run(String... more) {
        return call("RunInstances", usual(more));
    }

    /** The parameters, names and values in turn, of a usual instance in the test's VSwitch, and more. */
    public String[] usual(String... more) {
        return Stream.concat(
                        Stream.of(
                                "ImageId",
                                IMAGE,
                                "InstanceType",
                                INSTANCE_TYPE,
                                "VSwitchId",
                                vSwitch(),
                                "SecurityGroupId",
                                securityGroup()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** An instance in service. */
    public String runningInstance() {
        var instanceId = runInstances(1).getFirst();
        settle.run();
        return instanceId;
    }

    /** An instance that was in service and has been shut down. */
    public String stoppedInstance() {
        var instanceId = runningInstance();
        call("StopInstance", "InstanceId", instanceId).assertThat().isOk();
        settle.run();
        return instanceId;
    }
}
