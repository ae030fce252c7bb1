package dev.skystage.gateway.instancetype;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeInstanceTypesRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeInstanceTypesTest {
    @Test
    void showsAllTypesAtOnce(Account account) throws ClientException {
        var types =
                account.v1().getAcsResponse(new DescribeInstanceTypesRequest()).getInstanceTypes();

        assertThat(types).hasSizeGreaterThan(100);
        assertThat(types)
                .filteredOn(type -> type.getInstanceTypeId().equals("ecs.g6.large"))
                .singleElement()
                .satisfies(type -> {
                    assertThat(type.getCpuCoreCount()).isEqualTo(2);
                    assertThat(type.getMemorySize()).isEqualTo(8f);
                    assertThat(type.getInstanceTypeFamily()).isEqualTo("ecs.g6");
                    assertThat(type.getInstanceFamilyLevel()).isEqualTo("EnterpriseLevel");
                    assertThat(type.getEniQuantity()).isPositive();
                });
    }

    @Test
    void writesWholeNumbersWithoutFraction(Account account) {
        var type = account.call("DescribeInstanceTypes", "InstanceTypes.1", "ecs.g6.large")
                .body()
                .at("/InstanceTypes/InstanceType/0");

        assertThat(type.path("MemorySize").toString()).isEqualTo("8");
        assertThat(type.path("LocalStorageCapacity").isMissingNode()).isTrue();
        assertThat(type.at("/NetworkCards/NetworkCardInfo/0/NetworkCardIndex").isNumber())
                .isTrue();
    }

    @Test
    void filters(Account account) {
        for (var type :
                items(account.call("DescribeInstanceTypes", "InstanceTypeFamily", "ecs.g6"), "InstanceTypeFamily")) {
            assertThat(type).isEqualTo("ecs.g6");
        }
        assertThat(ids(account.call(
                        "DescribeInstanceTypes",
                        "InstanceTypeFamily",
                        "ecs.g6",
                        "MinimumCpuCoreCount",
                        "4",
                        "MaximumMemorySize",
                        "16.0")))
                .containsExactly("ecs.g6.xlarge");
        assertThat(items(account.call("DescribeInstanceTypes", "MinimumGPUAmount", "1"), "GPUAmount"))
                .isNotEmpty()
                .doesNotContain("0");
        assertThat(items(
                        account.call("DescribeInstanceTypes", "InstanceFamilyLevel", "CreditEntryLevel"),
                        "BaselineCredit"))
                .isNotEmpty()
                .doesNotContain("");
        assertThat(ids(account.call("DescribeInstanceTypes", "CpuArchitecture", "ARM")))
                .isEmpty();
        assertThat(ids(account.call("DescribeInstanceTypes", "InstanceTypes.1", "ecs.none")))
                .isEmpty();
    }

    @Test
    void newerClientsPageByToken(Account account) throws Exception {
        var all = ids(account.call("DescribeInstanceTypes"));
        var seen = new ArrayList<String>();
        String token = null;
        do {
            var page = account.v3()
                    .describeInstanceTypes(new com.aliyun.ecs20140526.models.DescribeInstanceTypesRequest()
                            .setMaxResults(50L)
                            .setNextToken(token))
                    .getBody();
            page.getInstanceTypes().getInstanceType().forEach(type -> seen.add(type.getInstanceTypeId()));
            token = page.getNextToken();
        } while (!token.isEmpty());

        assertThat(seen).isEqualTo(all);
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
    }

    @Test
    void refusesMoreThanTenTypes(Account account) {
        var names = new ArrayList<String>();
        for (var n = 1; n <= 11; n++) {
            names.addAll(List.of("InstanceTypes." + n, "ecs.g6.large"));
        }
        account.call("DescribeInstanceTypes", names.toArray(String[]::new))
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    private static List<String> ids(Answer answer) {
        return items(answer, "InstanceTypeId");
    }

    private static List<String> items(Answer answer, String name) {
        return answer.body()
                .at("/InstanceTypes/InstanceType")
                .valueStream()
                .map(type -> type.path(name).asString(""))
                .toList();
    }
}
