package org.lockstep.designation.listimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.reading.OfficialList;

/** Where the entries of programmes are in an edition: under other programmes, or off the list. */
@ApplicationScoped
class Whereabouts {
  private static final int MOST_PROGRAMMES = 5;

  private final AgroalDataSource dataSource;
  private final ObjectMapper mapper;

  Whereabouts(AgroalDataSource dataSource, ObjectMapper mapper) {
    this.dataSource = dataSource;
    this.mapper = mapper;
  }

  /** Counts where the entries of one programme are now. */
  static final class Of {
    private final String programme;
    private final Map<String, Integer> others = new TreeMap<>();
    private int stay;
    private int offTheList;

    Of(String programme) {
      this.programme = programme;
    }

    /**
     * @param now the programmes that entries are under; absent of those that are off the list
     */
    void add(@Nullable List<String> now, int entries) {
      if (now == null) {
        offTheList += entries;
      } else if (now.contains(programme)) {
        stay += entries;
      } else {
        now.forEach(other -> others.merge(other, entries, Integer::sum));
      }
    }

    /** In words, most first. */
    @Override
    public String toString() {
      Stream<String> moved =
          others.entrySet().stream()
              .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
              .limit(MOST_PROGRAMMES)
              .map(other -> other.getValue() + " under " + other.getKey());
      int more = others.size() - MOST_PROGRAMMES;
      return "Of those of %s are now: %s."
          .formatted(
              programme,
              Stream.of(
                      moved,
                      more > 0 ? Stream.of("others under " + more + " more") : Stream.<String>of(),
                      stay > 0 ? Stream.of(stay + " there still") : Stream.<String>of(),
                      offTheList > 0
                          ? Stream.of(offTheList + " off the list")
                          : Stream.<String>of())
                  .flatMap(one -> one)
                  .collect(Collectors.joining(", ")));
    }
  }

  /** Adds to what is found of programmes where their entries are. */
  Finding told(Finding finding, UUID importId, OfficialList list, List<String> programmes) {
    if (finding.code() != Finding.Code.PROGRAMME_GONE) {
      return finding;
    }
    String whereabouts =
        find(importId, list, programmes.stream().limit(Guards.MOST_NAMED).toList())
            .values()
            .stream()
            .map(Of::toString)
            .collect(Collectors.joining(" "));
    return whereabouts.isEmpty()
        ? finding
        : Finding.doubt(finding.code(), finding.message() + " " + whereabouts);
  }

  private Map<String, Of> find(UUID importId, OfficialList list, List<String> programmes) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select g.programme,
                  case when s.ended_on is null and s.action <> 'REPLACED'
                    then cast(cast(s.content as jsonb) -> 'programmes' as text) end as now,
                  count(*)
                from unnest(?) as g(programme)
                join list_entry e on e.source = ? and e.listed
                join current_state d on d.designation_id = e.designation_id
                  and d.valid_to = date '9999-12-31' and g.programme = any (d.programmes)
                left join list_staged s on s.import_id = ? and s.key_before = e.key
                group by 1, 2""")) {
      statement.setArray(1, connection.createArrayOf("text", programmes.toArray()));
      statement.setString(2, list.source());
      statement.setObject(3, importId);
      Map<String, Of> found = new TreeMap<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          found
              .computeIfAbsent(result.getString(1), Of::new)
              .add(programmes(result.getString(2)), result.getInt(3));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable List<String> programmes(@Nullable String json) {
    try {
      return json == null ? null : List.of(mapper.readValue(json, String[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
