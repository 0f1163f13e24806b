package org.lockstep.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How documents become one, with small ones made here. */
class PublicApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PublicApi api;

  @BeforeEach
  void frame() throws IOException {
    api =
        new PublicApi(
            object(
                "{'openapi':'3.1.0','tags':[{'name':'Ships'}],'paths':{},'components':{'responses':{"
                    + "'InvalidRequest':{},'Unauthenticated':{},'Forbidden':{},'NotFound':{},"
                    + "'Unavailable':{},'Refusal':{}}}}"),
            object("{'id':'Its id.'}"));
  }

  private static ObjectNode object(String json) throws IOException {
    return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
  }

  /** A document with one operation, which answers with the schema Ship. */
  private static ObjectNode promised(String path, String schemas) throws IOException {
    return object(
        "{'paths':{'"
            + path
            + "':{'get':{'parameters':[{'name':'id','in':'path','required':true}],"
            + "'responses':{'200':{'description':'OK','content':{'application/json':"
            + "{'schema':{'$ref':'#/components/schemas/Ship'}}}},'401':{'description':'No'}},"
            + "'security':[{'Any':['reader','owner']}]}}},'components':{'schemas':"
            + schemas
            + "}}");
  }

  private static JsonNode texts(String path, String more) throws IOException {
    return object(
        "{'operations':{'GET "
            + path
            + "':{'operationId':'read"
            + path.hashCode()
            + "','tag':'Ships','summary':'One ship'"
            + more
            + "}}}");
  }

  private JsonNode document() {
    return api.document();
  }

  private void fails(String fault) {
    assertThatThrownBy(api::document).hasMessageContaining(fault);
  }

  @Test
  void tellsAnOperationInTheWordsOfTheTextsAndSaysItsRoles() throws IOException {
    api.add(
        "entity", promised("/ships/{id}", "{'Ship':{'type':'object'}}"), texts("/ships/{id}", ""));

    JsonNode operation = document().at("/paths/~1ships~1{id}/get");
    assertThat(operation.path("summary").asText()).isEqualTo("One ship");
    assertThat(operation.path("description").asText())
        .isEqualTo("Needs the role `reader` or `owner`.");
    assertThat(operation.path("security"))
        .isEqualTo(JSON.readTree("[{\"accessToken\":[\"reader\"]},{\"accessToken\":[\"owner\"]}]"));
    assertThat(operation.at("/parameters/0/description").asText()).isEqualTo("Its id.");
    assertThat(operation.at("/responses/401/$ref").asText())
        .isEqualTo("#/components/responses/Unauthenticated");
    assertThat(operation.path("responses").has("404")).isTrue();
  }

  @Test
  void hasWhatServicesShareOnce() throws IOException {
    String ship = "{'Ship':{'type':'object'}}";
    api.add("entity", promised("/ships/{id}", ship), texts("/ships/{id}", ""));
    api.add("alert", promised("/boats/{id}", ship), texts("/boats/{id}", ""));

    assertThat(document().at("/components/schemas").size()).isEqualTo(1);
  }

  @Test
  void refusesTwoMeaningsOfOneName() throws IOException {
    api.add(
        "entity", promised("/ships/{id}", "{'Ship':{'type':'object'}}"), texts("/ships/{id}", ""));
    api.add(
        "alert", promised("/boats/{id}", "{'Ship':{'type':'array'}}"), texts("/boats/{id}", ""));

    fails("alert: another schema is called Ship, too");
  }

  @Test
  void tellsThemApartByWhereTheyAre() throws IOException {
    String kinds =
        "{'Ship':{'properties':{'kind':{'$ref':'#/components/schemas/Kind1'},"
            + "'crew':{'type':'array','items':{'$ref':'#/components/schemas/Kind2'}}}},"
            + "'Kind1':{'enum':['TUG']},'Kind2':{'enum':['COOK']}}";
    ObjectNode texts = (ObjectNode) texts("/ships/{id}", "");
    texts.set("names", object("{'Ship.kind':'ShipKind','Ship.crew':'Rank','Ship':'Vessel'}"));
    api.add("entity", promised("/ships/{id}", kinds), texts);

    JsonNode schemas = document().at("/components/schemas");
    assertThat(schemas.at("/Vessel/properties/kind/$ref").asText()).endsWith("/ShipKind");
    assertThat(schemas.at("/Vessel/properties/crew/items/$ref").asText()).endsWith("/Rank");
    assertThat(schemas.at("/Rank/enum/0").asText()).isEqualTo("COOK");
    assertThat(schemas.size()).isEqualTo(3);
  }

  @Test
  void refusesANameThatAGeneratorNumbered() throws IOException {
    api.add(
        "entity",
        promised(
            "/ships/{id}",
            "{'Ship':{'properties':{'kind':{'$ref':'#/components/schemas/Kind1'}}},'Kind1':{}}"),
        texts("/ships/{id}", ""));

    fails("entity: Kind1 needs a name that says what it is");
  }

  @Test
  void refusesANameForAPlaceThatIsNotThere() throws IOException {
    ObjectNode texts = (ObjectNode) texts("/ships/{id}", "");
    texts.set("names", object("{'Ship.color':'Color'}"));
    api.add("entity", promised("/ships/{id}", "{'Ship':{}}"), texts);

    fails("entity: nothing is at Ship.color, to be named");
  }

  @Test
  void refusesAnOperationWithoutATextAndATextWithoutAnOperation() throws IOException {
    api.add("entity", promised("/ships/{id}", "{'Ship':{}}"), texts("/boats/{id}", ""));

    fails("GET /ships/{id} of entity has no text");
    fails("GET /boats/{id} has a text, and entity does not have it");
  }

  @Test
  void refusesAParameterThatNothingIsSaidOf() throws IOException {
    ObjectNode promised = promised("/ships/{id}", "{'Ship':{}}");
    ((ObjectNode) promised.at("/paths/~1ships~1{id}/get/parameters/0")).put("name", "hull");
    api.add("entity", promised, texts("/ships/{id}", ""));

    fails("GET /ships/{id}: the parameter hull has no words");
  }

  @Test
  void refusesAnAnswerThatTheServiceSaysItself() throws IOException {
    api.add(
        "entity",
        promised("/ships/{id}", "{'Ship':{}}"),
        texts("/ships/{id}", ",'answers':{'200':{'schema':'Ship'}}"));

    fails("says itself what it answers");
  }

  @Test
  void refusesATagThatIsNotThere() throws IOException {
    ObjectNode texts = (ObjectNode) texts("/ships/{id}", "");
    ((ObjectNode) texts.at("/operations/GET ~1ships~1{id}")).put("tag", "Planes");
    api.add("entity", promised("/ships/{id}", "{'Ship':{}}"), texts);

    fails("there is no tag Planes");
  }

  @Test
  void leavesOutWhatNobodyRefersTo() throws IOException {
    api.add(
        "entity",
        promised(
            "/ships/{id}",
            "{'Ship':{},'Lost':{'properties':{'of':{'$ref':'#/components/schemas/More'}}},'More':{}}"),
        texts("/ships/{id}", ""));

    assertThat(document().at("/components/schemas").fieldNames())
        .toIterable()
        .containsExactly("Ship");
  }

  @Test
  void makesTheRouteOfAPath() throws IOException {
    api.add(
        "entity",
        promised("/ships/{id}", "{'Ship':{}}"),
        texts("/ships/{id}", ",'large':true,'compressed':false"));

    assertThat(api.routes().get("/ships/{id}"))
        .isEqualTo(
            object(
                "{'service':'ENTITY','open':false,'traffic':'LARGE_ANSWER','compressed':false,"
                    + "'resource':false,'methods':['GET']}"));
  }

  @Test
  void makesTheRouteOfWhatTheGatewayAnswersByAResource() throws IOException {
    api.add("gateway", promised("/harbours/{id}", "{'Ship':{}}"), texts("/harbours/{id}", ""));

    assertThat(api.routes().get("/harbours/{id}"))
        .isEqualTo(
            object(
                "{'service':'','open':false,'traffic':'ORDINARY','compressed':false,"
                    + "'resource':true,'methods':['GET']}"));
  }

  @Test
  void refusesAPathWhoseMethodsDiffer() throws IOException {
    ObjectNode promised = promised("/ships/{id}", "{'Ship':{}}");
    ObjectNode path = (ObjectNode) promised.at("/paths/~1ships~1{id}");
    path.set("put", path.get("get").deepCopy());
    ObjectNode texts = (ObjectNode) texts("/ships/{id}", "");
    ((ObjectNode) texts.path("operations"))
        .set(
            "PUT /ships/{id}",
            object("{'operationId':'put','tag':'Ships','summary':'Put','large':true}"));
    api.add("entity", promised, texts);

    fails("PUT /ships/{id} is no route like the others of its path");
  }
}
