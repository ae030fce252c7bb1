package dev.skystage.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Product;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ErrorTableTest {
    private final ErrorTable errors = new ErrorTable(new Contract(new JsonMapper()));

    private ErrorTable.Answer runInstances(String code, String hint) {
        return errors.answer(Product.ECS, "RunInstances", new ApiException(code, hint));
    }

    @Test
    void theHintTellsTheRow() {
        assertThat(runInstances("MissingParameter", "ImageId").message())
                .isEqualTo(
                        "The input parameter ImageId that is mandatory for processing this request is not supplied.");
        assertThat(errors.doubts()).isEmpty();
    }

    @Test
    void theHintFillsACommonRowWhereTheActionHasNone() {
        assertThat(runInstances("MissingParameter", "SignatureNonce").message())
                .isEqualTo(
                        "The input parameter \"SignatureNonce\" that is mandatory for processing this request is not supplied.");
        assertThat(errors.doubts()).isEmpty();
    }

    @Test
    void aBareValueIsPutIntoTheWordsOfAnotherAction() {
        assertThat(runInstances("InvalidVSwitch.Ipv6NotTurnOn", "vsw-1").message())
                .isEqualTo("The specified VSwitch \"vsw-1\" does not support IPv6.");
        assertThat(runInstances("InvalidVSwitchId.IpInvalid", "10.0.0.1\n10.1.0.0/16")
                        .message())
                .contains("\"10.0.0.1\"", "\"10.1.0.0/16\"");
        assertThat(errors.doubts()).isEmpty();
    }

    @Test
    void aHintThatFitsSeveralRowsIsADoubt() {
        runInstances("InvalidParameter.EncryptedIllegal", "parameter Encrypted");
        assertThat(errors.doubts())
                .containsExactly(
                        "RunInstances InvalidParameter.EncryptedIllegal with the hint <parameter Encrypted> fits several rows");
    }

    @Test
    void rowsThatRepeatAnotherAreNotGiven() {
        assertThat(runInstances("MissingParameter", "VSwitchId").message())
                .isEqualTo(
                        "The input parameter \"VSwitchId\" that is mandatory for processing this request is not supplied.");
        assertThat(errors.answer(Product.ECS, "RunInstances", new ApiException("QuotaExceed.AfterpayInstance"))
                        .message())
                .isEqualTo("Living afterpay instances quota exceeded.");
        assertThat(errors.doubts()).isEmpty();
    }

    @Test
    void theSpellingThatTheActionDocumentsIsGiven() {
        var refusal = new ApiException("InvalidInternetMaxBandwidthIn.Malformed")
                .or("InvalidParameter.Bandwidth", "Bandwidth");
        assertThat(errors.answer(Product.ECS, "RunInstances", refusal).message())
                .isEqualTo("The specified parameter internetMaxBandwidthIn is not valid.");
        assertThat(errors.answer(Product.ECS, "CreateInstance", refusal))
                .isEqualTo(new ErrorTable.Answer(
                        400, "InvalidParameter.Bandwidth", "The specified parameter Bandwidth is not valid."));
        assertThat(errors.doubts()).isEmpty();
    }

    @Test
    void theWordingThatTheActionDocumentsIsGiven() {
        var refusal = new ApiException("IoOptimized.NotSupported", "specified instancetype")
                .or("IoOptimized.NotSupported", "specified InstanceType");
        assertThat(errors.answer(Product.ECS, "CreateInstance", refusal).message())
                .isEqualTo("The specified InstanceType is not support IoOptimized instance.");
        assertThat(errors.doubts()).isEmpty();
    }

    @Test
    void withoutADocumentedSpellingTheFirstIsGiven() {
        var refusal = new ApiException("InvalidTea").or("InvalidCoffee");
        assertThat(errors.answer(Product.ECS, "RunInstances", refusal).code()).isEqualTo("InvalidTea");
    }

    @Test
    void aCodeWithoutARowIsADoubt() {
        var answer = errors.answer(Product.ECS, "RunInstances", new ApiException("InvalidCoffee"));
        assertThat(answer).isEqualTo(new ErrorTable.Answer(400, "InvalidCoffee", "InvalidCoffee"));
        assertThat(errors.doubts()).containsExactly("RunInstances InvalidCoffee without a hint has no row");
    }

    @Test
    void todaysTextReplacesTheCommonRows() {
        assertThat(errors.answer(null, null, new ApiException("InvalidAccessKeyId.NotFound"))
                        .http())
                .isEqualTo(404);
        assertThat(errors.answer(null, null, new ApiException("Throttling")).message())
                .isEqualTo("Request was denied due to request throttling.");
    }
}
