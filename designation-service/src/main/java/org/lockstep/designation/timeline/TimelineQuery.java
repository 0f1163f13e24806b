package org.lockstep.designation.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.Reads;
import org.lockstep.designation.content.Activity;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.marking.MarkedReads.Shown;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.marking.Visible;
import org.lockstep.designation.register.Designations;
import org.lockstep.designation.timeline.TimelineItem.Kind;

/** All that happened, read with one query over all kinds of it. */
@ApplicationScoped
class TimelineQuery {
  /** What was stored must stay readable when the API becomes stricter. */
  private static final ObjectMapper STORED =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final TypeReference<List<Source>> SOURCES = new TypeReference<>() {};
  private static final int TITLE_CHARS = 300;

  /** What becomes of a listing. */
  private static final Set<Kind> TURNING =
      EnumSet.of(Kind.SUSPENSION, Kind.DELISTING, Kind.RESUMPTION);

  /** Designations as of the two times; all that the filter says of designations restricts these. */
  private static final String LISTED =
      """
      with listed as (
        select d.designation_id, d.authority, d.caption, d.status, d.measures, d.marking, c.content,
          coalesce(e.survivor_id, a.entity_id) as entity_id
        from designation_state d
        join designation_version c
          on c.designation_id = d.designation_id and c.version = d.content_version
        left join entity_assignment a on a.designation_id = d.designation_id
        left join known_entity e on e.id = a.entity_id
        where\s""";

  /** One that was not announced is of the day on which it was released, where its authority is. */
  private static final String PACKAGES =
      """
      select coalesce(p.announced_on, cast(p.released_at at time zone coalesce((
          select z.content ->> 'timeZone' from reference_version z
          where z.kind = 'AUTHORITY' and z.code = p.authority and z.recorded_at <= :knownAt
          order by z.version desc limit 1), 'UTC') as date)) as on_day,
        0 as kind, p.id as id, cast(null as text) as given, p.authority as authority,
        u.name as who, p.title as what,
        (select count(*) from designation_version n where n.package_id = p.id) as entries,
        cast(null as text) as instrument, cast(null as uuid) as designation_id,
        cast(null as uuid) as entity_id, cast(p.sources as text) as sources,
        cast(null as text) as activity, p.marking as marking, p.id as package_id
      from sanctions_package p join authority u on u.code = p.authority
      where\s""";

  private static final String STATEMENTS =
      """
      select s.said_on, 1, s.id, null, s.authority, s.speaker, s.content, 0, s.kind, null, null,
        cast(jsonb_build_array(s.source) as text), null, s.marking, null
      from statement s
      where\s""";

  private static final String IN_FORCE =
      """
      select i.in_force_from, 2, cast(md5(i.code) as uuid), null, i.authority, i.title, null, 0,
        i.code, null, null, cast(case when i.url is null then jsonb_build_array()
          else jsonb_build_array(
            jsonb_build_object('kind', 'OFFICIAL', 'title', i.title, 'url', i.url)) end as text),
        null, 1, null
      from (
        select distinct on (v.code) v.code, v.content ->> 'authority' as authority,
          v.content ->> 'title' as title, v.content ->> 'url' as url,
          v.content ->> 'endReason' as end_reason,
          cast(v.content ->> 'inForceFrom' as date) as in_force_from,
          cast(v.content ->> 'endedOn' as date) as ended_on
        from reference_version v
        where v.kind = 'INSTRUMENT' and v.recorded_at <= :knownAt
        order by v.code, v.version desc) i
      where\s""";

  private static final String ENDED =
      IN_FORCE
          .replace("i.in_force_from, 2", "i.ended_on, 3")
          .replace("i.title, null, 0", "i.title, i.end_reason, 0");

  private static final String ACTIVITIES =
      """
      select case when coalesce(x.activity ->> 'startDate', x.activity ->> 'endDate') >= '0001'
          then cast(left(coalesce(x.activity ->> 'startDate', x.activity ->> 'endDate') || '-01-01',
            10) as date) end,
        4, cast(md5(cast(l.designation_id as text) || '/' || x.place) as uuid),
        coalesce(x.activity ->> 'startDate', x.activity ->> 'endDate'), l.authority, l.caption,
        x.activity ->> 'summary', 0, null, l.designation_id, l.entity_id,
        cast(jsonb_build_array(x.activity -> 'source') as text), cast(x.activity as text), l.marking,
        null
      from listed l cross join lateral jsonb_array_elements(
        l.content -> 'listingRecord' -> 'activities') with ordinality as x (activity, place)
      where l.content -> 'listingRecord' -> 'activities' -> 0 is not null and\s""";

  /**
   * Days on which it changed whether a designation is in force, with the package that says so: by
   * the version that begins there, or one of some days that ended on the day before.
   */
  private static final String TURNS =
      """
      select d.valid_from, %1$d, cast(md5(cast(l.designation_id as text) || '/%2$s/'
          || cast(d.valid_from as text)) as uuid),
        null, l.authority, u.name, l.caption || coalesce(': ' || v.reason, ''), 0, null,
        l.designation_id, l.entity_id, cast(p.sources as text), null, l.marking, p.id
      from listed l join authority u on u.code = l.authority
      join designation_state d on d.designation_id = l.designation_id
        and d.recorded_at <= :knownAt and d.superseded_at > :knownAt
      join designation_state b on b.designation_id = l.designation_id
        and b.recorded_at <= :knownAt and b.superseded_at > :knownAt
        and b.valid_to = d.valid_from - 1 and b.status <> d.status
      join lateral (
        select n.package_id, n.reason from designation_version n
        where n.designation_id = l.designation_id and n.recorded_at <= :knownAt
          and n.kind in ('SUSPENSION', 'DELISTING', 'RESUMPTION')
          and (n.start_date = d.valid_from or n.end_date = d.valid_from - 1)
        order by n.start_date = d.valid_from desc, n.version desc limit 1) v on true
      join sanctions_package p on p.id = v.package_id
      where %3$s and\s""";

  private final EntityManager entityManager;
  private final Markings markings;

  TimelineQuery(EntityManager entityManager, Markings markings) {
    this.entityManager = entityManager;
    this.markings = markings;
  }

  /**
   * What is asked for; what is null does not restrict.
   *
   * @param from first day
   * @param to last day
   */
  record Filter(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Kind kind,
      @Nullable String authority,
      @Nullable UUID packageId,
      @Nullable UUID entity,
      @Nullable String theme) {
    /** What became of each of many listings would bury what else happened: one entity's is told. */
    private boolean asksFor(Kind asked) {
      return kind == null ? entity != null || !TURNING.contains(asked) : kind == asked;
    }

    boolean isOfDesignations() {
      return packageId != null || entity != null || theme != null;
    }
  }

  /** An item and its place in the order, and the record that it shows. */
  record Placed(Position position, TimelineItem item, Shown shown) {}

  List<Placed> page(Filter filter, AsOf asOf, Position after, int rows) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> kinds = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (filter.asksFor(kind)) {
        kinds.add(select(kind, filter, asOf, values));
      }
    }
    List<String> conditions = new ArrayList<>();
    conditions.add("(on_day, kind, id) > (:afterDay, :afterKind, :afterId)");
    values.put("afterDay", after.day());
    values.put("afterKind", after.kind());
    values.put("afterId", after.id());
    restrict("on_day >= :from", "from", filter.from(), conditions, values);
    restrict("on_day <= :to", "to", filter.to(), conditions, values);
    if (asOf.dayAsked()) {
      restrict("on_day <= :day", "day", asOf.day(), conditions, values);
    }
    Query query =
        entityManager.createNativeQuery(
            LISTED
                + listed(filter, asOf, values)
                + ")\nselect * from (\n"
                + String.join("\nunion all\n", kinds)
                + "\n) as happening (on_day, kind, id, given, authority, who, what, entries, code,"
                + " designation_id, entity_id, sources, activity, marking, package_id)\nwhere "
                + String.join(" and ", conditions)
                + "\norder by on_day, kind, id limit "
                + rows,
            Tuple.class);
    values.forEach(query::setParameter);
    List<Placed> page = new ArrayList<>();
    for (Object row : Reads.bounded(query).getResultList()) {
      page.add(placed((Tuple) row));
    }
    return page;
  }

  private static String listed(Filter filter, AsOf asOf, Map<String, Object> values) {
    List<String> conditions = new ArrayList<>();
    conditions.add(Designations.asOfInSql(asOf, values));
    restrict(
        """
        exists (select 1 from designation_version v where v.designation_id = d.designation_id
          and v.package_id = :package and v.recorded_at <= :knownAt)""",
        "package",
        filter.packageId(),
        conditions,
        values);
    restrict(
        "coalesce(e.survivor_id, a.entity_id) = :entity",
        "entity",
        filter.entity(),
        conditions,
        values);
    restrict(
        """
        exists (select 1 from programme g where g.theme = :theme
          and g.code = any (d.programmes))""",
        "theme",
        filter.theme(),
        conditions,
        values);
    return String.join(" and ", conditions);
  }

  private static String select(Kind kind, Filter filter, AsOf asOf, Map<String, Object> values) {
    List<String> conditions = new ArrayList<>();
    String alias =
        switch (kind) {
          case PACKAGE -> "p";
          case STATEMENT -> "s";
          case INSTRUMENT_IN_FORCE, INSTRUMENT_ENDED -> "i";
          case ACTIVITY, SUSPENSION, DELISTING, RESUMPTION -> "l";
        };
    restrict(
        alias + ".authority = :authority", "authority", filter.authority(), conditions, values);
    switch (kind) {
      case PACKAGE -> packages(filter, asOf.visible(), conditions);
      case STATEMENT -> statements(filter, asOf.visible(), conditions);
      case INSTRUMENT_IN_FORCE -> conditions.add("i.in_force_from is not null");
      case INSTRUMENT_ENDED -> conditions.add("i.ended_on is not null");
      case ACTIVITY -> {
        // Whoever looks at a day sees what the listings of that day told.
        conditions.add(asOf.dayAsked() ? "l.status <> 'NOT_YET_IN_FORCE'" : "true");
      }
      case SUSPENSION, DELISTING, RESUMPTION -> {
        conditions.add(asOf.visible().allows("p.marking"));
        if (filter.packageId() != null) {
          conditions.add("p.id = :package");
        }
      }
    }
    if (alias.equals("i") && filter.isOfDesignations()) {
      conditions.add(
          """
          (exists (select 1 from listed l cross join lateral jsonb_array_elements(
              l.measures) as m (measure) where m.measure ->> 'instrument' = i.code)
            or exists (select 1 from listed l
              join designation_version v on v.designation_id = l.designation_id
              join sanctions_package p on p.id = v.package_id
              where i.code = any (p.cited_as_violated) and v.recorded_at <= :knownAt"""
              + (filter.packageId() == null ? "))" : " and p.id = :package))"));
    }
    String all = String.join(" and ", conditions);
    return switch (kind) {
      case PACKAGE -> PACKAGES + all;
      case STATEMENT -> STATEMENTS + all;
      case INSTRUMENT_IN_FORCE -> IN_FORCE + all;
      case INSTRUMENT_ENDED -> ENDED + all;
      case ACTIVITY -> ACTIVITIES + all;
      case SUSPENSION -> turns(kind, "d.status = 'SUSPENDED'") + all;
      case DELISTING -> turns(kind, "d.status = 'DELISTED'") + all;
      case RESUMPTION ->
          turns(kind, "d.status = 'IN_FORCE' and b.status in ('SUSPENDED', 'DELISTED')") + all;
    };
  }

  private static String turns(Kind kind, String condition) {
    return TURNS.formatted(kind.ordinal(), kind, condition);
  }

  /** Restricts to packages that are released, and then to those asked for. */
  private static void packages(Filter filter, Visible visible, List<String> conditions) {
    conditions.add(visible.allows("p.marking"));
    conditions.add("p.status = 'RELEASED' and p.released_at <= :knownAt");
    if (filter.packageId() != null) {
      conditions.add("p.id = :package");
    }
    if (filter.entity() != null || filter.theme() != null) {
      conditions.add(
          """
          exists (select 1 from listed l
            join designation_version v on v.designation_id = l.designation_id
            where v.package_id = p.id and v.recorded_at <= :knownAt)""");
    }
  }

  private static void statements(Filter filter, Visible visible, List<String> conditions) {
    conditions.add(visible.allows("s.marking"));
    conditions.add("s.recorded_at <= :knownAt");
    if (filter.packageId() != null) {
      conditions.add(
          ":package = any (s.about_packages) and exists (select 1 from sanctions_package q"
              + " where q.id = :package and "
              + visible.allows("q.marking")
              + ")");
    }
    if (filter.entity() != null) {
      conditions.add(
          """
          (exists (select 1 from known_entity k
              where k.survivor_id = :entity and k.id = any (s.about_entities))
            or exists (select 1 from listed l where l.designation_id = any (s.about_designations)))""");
    }
    if (filter.theme() != null) {
      conditions.add(
          """
          exists (select 1 from listed l
            left join designation_version v on v.designation_id = l.designation_id
              and v.package_id = any (s.about_packages) and v.recorded_at <= :knownAt
            left join known_entity k on k.survivor_id = l.entity_id
              and k.id = any (s.about_entities)
            where l.designation_id = any (s.about_designations)
              or v.designation_id is not null or k.id is not null)""");
    }
  }

  private static void restrict(
      String condition,
      String name,
      @Nullable Object value,
      List<String> conditions,
      Map<String, Object> values) {
    if (value != null) {
      conditions.add(condition);
      values.put(name, value);
    }
  }

  private Placed placed(Tuple row) {
    LocalDate day = date(row.get("on_day"));
    Kind kind = Kind.values()[row.get("kind", Integer.class)];
    UUID id = row.get("id", UUID.class);
    String given = row.get("given", String.class);
    String activity = row.get("activity", String.class);
    String code = row.get("code", String.class);
    int marking = row.get("marking", Integer.class);
    TimelineItem item =
        new TimelineItem(
            given == null ? day.toString() : given,
            kind,
            row.get("authority", String.class),
            title(kind, row),
            row.get("package_id", UUID.class),
            kind == Kind.STATEMENT ? id : null,
            kind == Kind.STATEMENT ? null : code,
            row.get("designation_id", UUID.class),
            row.get("entity_id", UUID.class),
            read(row.get("sources", String.class), SOURCES),
            activity == null ? null : read(activity, new TypeReference<Activity>() {}),
            markings.of(marking));
    UUID record = item.designationId() == null ? id : item.designationId();
    return new Placed(new Position(day, kind.ordinal(), id), item, new Shown(record, marking));
  }

  private static String title(Kind kind, Tuple row) {
    String who = row.get("who", String.class);
    String what = row.get("what", String.class);
    String title =
        switch (kind) {
          case PACKAGE -> {
            long entries = row.get("entries", Long.class);
            yield who + " released: " + what + " (" + entries + plural(entries) + ")";
          }
          case STATEMENT -> words(row.get("code", String.class)) + " by " + who + ": " + what;
          case INSTRUMENT_IN_FORCE -> who + " came into force";
          case INSTRUMENT_ENDED -> who + " ended" + (what == null ? "" : ": " + what);
          case ACTIVITY -> who + ": " + what;
          case SUSPENSION -> who + " suspended the listing of " + what;
          case DELISTING -> who + " delisted " + what;
          case RESUMPTION -> who + " listed again " + what;
        };
    return title.codePointCount(0, title.length()) <= TITLE_CHARS
        ? title
        : title.substring(0, title.offsetByCodePoints(0, TITLE_CHARS - 1)) + "…";
  }

  private static String plural(long entries) {
    return entries == 1 ? " entry" : " entries";
  }

  /** A constant in words: MEDIA_REPORT is Media report. */
  private static String words(String constant) {
    return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return STORED.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored cannot be read", e);
    }
  }

  private static LocalDate date(Object value) {
    return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
  }
}
