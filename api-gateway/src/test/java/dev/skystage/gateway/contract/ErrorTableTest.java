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
    void aHintThatFitsSeveralRowsIsADoubt() {
        runInstances("MissingParameter", "VSwitchId");
        assertThat(errors.doubts())
                .containsExactly("RunInstances MissingParameter with the hint <VSwitchId> fits several rows");
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
