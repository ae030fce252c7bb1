package dev.skystage.gateway.image;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.AnswerAssert;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Custom images that tests start from. */
final class CustomImages {
    private CustomImages() {}

    /** Begins the import of a file of 40 GiB. */
    static Answer importing(Account account, String... more) {
        var parameters =
                Stream.of("DiskDeviceMapping.1.OSSBucket", "bucket", "DiskDeviceMapping.1.OSSObject", "object.raw");
        return account.call(
                "ImportImage", Stream.concat(parameters, Stream.of(more)).toArray(String[]::new));
    }

    /** An available image. */
    static String imported(Account account, Time time, String... more) {
        var answer = importing(account, more);
        answer.assertThat().isOk();
        time.runDueTasks();
        return answer.text("/ImageId");
    }

    /** An image as DescribeImages shows it by its id, in whatever status. */
    static Answer shown(Account account, String imageId, String... more) {
        var parameters = new ArrayList<>(List.of("ImageId", imageId, "Status", "ALL"));
        parameters.addAll(List.of(more));
        return account.call("DescribeImages", parameters.toArray(String[]::new));
    }

    /** Checks wrong tags and groups: all actions that make an image refuse them in the same way. */
    static void refuseTagsAndGroups(Account account, String action, String... right) {
        refused(account, action, right, "Tag.1.Value", "v").isError(400, "InvalidTag.Mismatch");
        refused(account, action, right, "Tag.1.Key", "acs:k", "Tag.1.Value", "v")
                .isError(400, "InvalidTagKey.Malformed");
        refused(account, action, right, "Tag.1.Key", "k").isError(400, "InvalidTagValue.Malformed");
        refused(account, action, right, "Tag.1.Key", "k", "Tag.1.Value", "", "Tag.2.Key", "k", "Tag.2.Value", "")
                .isError(400, "Duplicate.TagKey");
        var many = IntStream.rangeClosed(1, 21)
                .boxed()
                .flatMap(n -> Stream.of("Tag." + n + ".Key", "k" + n))
                .toArray(String[]::new);
        refused(account, action, right, many).isError(400, "InvalidTagCount");
        refused(account, action, right, "ResourceGroupId", "rg-none").isError(404, "InvalidResourceGroup.NotFound");
    }

    private static AnswerAssert refused(Account account, String action, String[] right, String... wrong) {
        return account.call(
                        action,
                        Stream.concat(Stream.of(right), Stream.of(wrong)).toArray(String[]::new))
                .assertThat();
    }
}
