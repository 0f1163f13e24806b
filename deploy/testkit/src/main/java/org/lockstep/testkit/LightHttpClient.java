package org.lockstep.testkit;

import io.quarkus.test.junit.callback.QuarkusTestBeforeTestExecutionCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import org.apache.http.client.HttpClient;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.BasicClientConnectionManager;
import org.apache.http.impl.conn.SchemeRegistryFactory;
import org.apache.http.params.HttpParams;

/**
 * What RestAssured makes for each request is made once, but for the connection: a client of its own
 * looks each time into the archives of the class path for the name that it gives itself.
 */
@SuppressWarnings("deprecation") // RestAssured takes no other client.
public final class LightHttpClient implements QuarkusTestBeforeTestExecutionCallback {
  private static final SchemeRegistry SCHEMES = SchemeRegistryFactory.createDefault();
  private static final HttpParams PARAMETERS = new DefaultHttpClient().getParams();

  @Override
  public void beforeTestExecution(QuarkusTestMethodContext test) {
    HttpClientConfig config = RestAssured.config().getHttpClientConfig();
    RestAssured.config =
        RestAssured.config().httpClient(config.httpClientFactory(LightHttpClient::client));
  }

  private static HttpClient client() {
    return new DefaultHttpClient(new BasicClientConnectionManager(SCHEMES), PARAMETERS.copy());
  }
}
