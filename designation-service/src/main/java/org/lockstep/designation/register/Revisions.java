package org.lockstep.designation.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.TimeZones;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.Differences;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.EntryKind;
import org.lockstep.designation.content.EntryRequest;
import org.lockstep.designation.content.EntryRules;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;
import org.lockstep.http.rest.JsonViolations;

/**
 * Completes what a drafter writes to an entry that says all that its release will do, and refuses
 * what the register could not take.
 */
@ApplicationScoped
public class Revisions {
  /** Keeps the nulls of a patch, which remove fields. */
  private static final ObjectMapper PATCHES = new ObjectMapper();

  private final Designations designations;
  private final ReferenceData referenceData;
  private final TimeZones timeZones;
  private final Markings markings;
  private final Validator validator;
  private final ObjectMapper mapper;

  Revisions(
      Designations designations,
      ReferenceData referenceData,
      TimeZones timeZones,
      Markings markings,
      Validator validator,
      ObjectMapper mapper) {
    this.designations = designations;
    this.referenceData = referenceData;
    this.timeZones = timeZones;
    this.markings = markings;
    this.validator = validator;
    this.mapper = mapper;
  }

  /**
   * @param announcedOn of the package
   * @throws Refusal 400 with all violations, 403 for another authority's designation, 409 if it has
   *     changed since the version named
   */
  @Transactional(TxType.MANDATORY)
  public Entry entry(EntryRequest request, String authority, @Nullable LocalDate announcedOn) {
    return entry(request, authority, announcedOn, referenceData.codes());
  }

  /**
   * Completes all entries of a package, by their ids.
   *
   * @throws Refusal as of one; its violations are those of all entries
   */
  @Transactional(TxType.MANDATORY)
  public SortedMap<String, Entry> entries(
      Map<String, EntryRequest> requests, String authority, @Nullable LocalDate announcedOn) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    List<Violation> violations = new ArrayList<>();
    Codes codes = referenceData.codes();
    requests.forEach(
        (id, request) -> {
          try {
            entries.put(id, entry(request, authority, announcedOn, codes));
          } catch (Refusal e) {
            Refusal named = e.in("entries." + id);
            if (named.violations().isEmpty()) {
              throw named;
            }
            violations.addAll(named.violations());
          }
        });
    if (!violations.isEmpty()) {
      throw Refusal.invalid(violations);
    }
    return entries;
  }

  private Entry entry(
      EntryRequest request, String authority, @Nullable LocalDate announcedOn, Codes codes) {
    List<Violation> violations = inItself(request, authority, codes);
    UUID designation = request.designationId();
    if (designation == null) {
      LocalDate day = firstDay(request.content(), authority, announcedOn);
      addUntold(violations, EntryRules.lapsedBases(request.content(), List.of(), day, codes));
    }
    if (!violations.isEmpty()) {
      throw Refusal.invalid(violations);
    }
    return designation == null
        ? Entry.designation(sized(request.content()))
        : revision(request, designation, authority, announcedOn);
  }

  /**
   * All that is wrong with the values of a request of a package, also where it takes the register
   * to know. What is no fault of a value, such as a version that is not the newest, is left to
   * {@link #entries}; so is what nobody can say without a day.
   */
  @Transactional
  public List<Violation> violations(
      EntryRequest request, String authority, @Nullable LocalDate announcedOn, Codes codes) {
    List<Violation> violations = inItself(request, authority, codes);
    UUID designation = request.designationId();
    if (designation == null) {
      LocalDate day = firstDay(request.content(), authority, announcedOn);
      addUntold(violations, EntryRules.lapsedBases(request.content(), List.of(), day, codes));
      return violations;
    }
    if (!violations.isEmpty()) {
      addUntold(violations, lapsedBases(request, designation, authority, announcedOn, codes));
      return violations;
    }
    boolean ofSomeDay =
        announcedOn != null || request.startDate() != null || request.corrects() != null;
    if (ofSomeDay) {
      try {
        revision(request, designation, authority, announcedOn);
      } catch (Refusal e) {
        return e.violations();
      }
    }
    return violations;
  }

  /** All that can be said of a request without its package. */
  @Transactional
  public List<Violation> violations(EntryRequest request, String authority, Codes codes) {
    List<Violation> violations = inItself(request, authority, codes);
    UUID designation = request.designationId();
    if (designation == null) {
      LocalDate day = request.listingDate();
      addUntold(violations, EntryRules.lapsedBases(request.content(), List.of(), day, codes));
    } else if (!violations.isEmpty()) {
      addUntold(violations, lapsedBases(request, designation, authority, null, codes));
    }
    return violations;
  }

  /**
   * New measures of an entry that are based on what has ended before they begin, by what is known
   * now.
   *
   * @param announcedOn of its package
   */
  @Transactional(TxType.MANDATORY)
  public List<Violation> lapsedBases(
      Entry entry, String authority, @Nullable LocalDate announcedOn, Codes codes) {
    EntryContent content = entry.content();
    UUID designation = entry.designationId();
    if (content == null) {
      return List.of();
    }
    if (designation == null) {
      LocalDate day = firstDay(content, authority, announcedOn);
      return EntryRules.lapsedBases(content, List.of(), day, codes);
    }
    List<DesignationVersion> versions = designations.versions(designation);
    DesignationVersion corrected =
        entry.corrects() == null ? null : versions.get(entry.corrects() - 1);
    EntryContent base = base(versions, corrected, entry.startDate());
    return lapsedBases(content, base, entry.kind(), entry.startDate(), codes);
  }

  /** The lapsed bases of a request that has other faults; what those hide is left out. */
  private List<Violation> lapsedBases(
      EntryRequest request,
      UUID designation,
      String authority,
      @Nullable LocalDate announcedOn,
      Codes codes) {
    List<DesignationVersion> versions = designations.versions(designation, markings.visible());
    if (versions.isEmpty() || !versions.get(0).authority().equals(authority)) {
      return List.of();
    }
    LocalDate start = request.startDate() == null ? announcedOn : request.startDate();
    Integer corrects = request.corrects();
    DesignationVersion corrected = null;
    if (corrects != null) {
      if (corrects < 1 || corrects > versions.size()) {
        return List.of();
      }
      corrected = versions.get(corrects - 1);
      if (corrected.isMarking()) {
        return List.of();
      }
      start = request.startDate() == null ? corrected.startDate() : request.startDate();
    }
    EntryKind kind = corrected == null ? EntryKind.AMENDMENT : corrected.kind();
    try {
      EntryContent base = base(versions, corrected, start);
      EntryContent content = changed(request, base);
      return named(request, lapsedBases(content, base, kind, start, codes));
    } catch (Refusal e) {
      return List.of();
    }
  }

  private static List<Violation> lapsedBases(
      EntryContent content,
      EntryContent base,
      EntryKind kind,
      @Nullable LocalDate start,
      Codes codes) {
    boolean listing = kind == EntryKind.DESIGNATION;
    // A listing that is corrected to have begun on another day has measures that began with it.
    boolean anew = listing && !Objects.equals(content.listingDate(), base.listingDate());
    List<Measure> before = anew ? List.of() : base.measures();
    LocalDate listed = listing ? content.listingDate() : base.listingDate();
    LocalDate day = listing ? listed : EntryRules.later(start, listed);
    return EntryRules.lapsedBases(content, before, day, codes);
  }

  /** The day on which a new designation begins, or is announced to begin. */
  private LocalDate firstDay(
      EntryContent content, String authority, @Nullable LocalDate announcedOn) {
    if (content.listingDate() != null) {
      return content.listingDate();
    }
    return announcedOn == null ? timeZones.today().of(authority) : announcedOn;
  }

  /** What a designation says without the entry. */
  private static EntryContent base(
      List<DesignationVersion> versions,
      @Nullable DesignationVersion corrected,
      @Nullable LocalDate start) {
    if (corrected != null && corrected.content() != null) {
      return corrected.content();
    }
    List<ValidTime.Segment> segments = ValidTime.of(Designations.layers(versions));
    return on(segments, start == null ? ValidTime.ALWAYS : start).content();
  }

  /** All that can be said of a request by itself, whatever it is about. */
  private List<Violation> inItself(EntryRequest request, String authority, Codes codes) {
    List<Violation> violations = new ArrayList<>();
    EntryKind kind = request.kind();
    if (request.designationId() == null) {
      if (kind != null && kind != EntryKind.DESIGNATION) {
        return List.of(
            new Violation(
                "designationId", "must name the designation that the " + kind + " is of"));
      }
      String only = "is for changes of a designation that there is";
      add(violations, "basedOn", request.basedOn(), only);
      add(violations, "corrects", request.corrects(), only);
      add(violations, "startDate", request.startDate(), "of a new designation is its listingDate");
      add(
          violations,
          "endDate",
          request.endDate(),
          "is not known of a new designation; measures have one");
      add(violations, "changes", request.changes(), only);
      add(violations, "reason", request.reason(), only);
      violations.addAll(violations(request.content(), authority, codes));
      return violations;
    }
    if (request.corrects() != null && request.reason() == null) {
      violations.add(new Violation("reason", "must say what was wrong"));
    }
    LocalDate start = request.startDate();
    LocalDate end = request.endDate();
    if (start != null && end != null && end.isBefore(start)) {
      violations.add(new Violation("endDate", "must not be before startDate, which is " + start));
    }
    if (request.hasContent() && request.changes() != null) {
      violations.add(new Violation("changes", "cannot be given beside the whole content"));
    } else if (request.hasContent() && (kind == null || kind.hasContent())) {
      violations.addAll(violations(request.content(), authority, codes));
    }
    return violations;
  }

  private List<Violation> violations(EntryContent content, String authority, Codes codes) {
    List<Violation> violations = new ArrayList<>(JsonViolations.of(validator.validate(content)));
    addUntold(violations, EntryRules.violations(content, authority, codes));
    return violations;
  }

  private static void addUntold(List<Violation> violations, List<Violation> more) {
    Set<String> told = violations.stream().map(Violation::field).collect(Collectors.toSet());
    more.stream().filter(violation -> !told.contains(violation.field())).forEach(violations::add);
  }

  /** The violations under the paths that the request has for them. */
  private static List<Violation> named(EntryRequest request, List<Violation> violations) {
    return request.changes() == null
        ? violations
        : violations.stream().map(violation -> violation.in("changes")).toList();
  }

  private static void add(
      List<Violation> violations, String field, @Nullable Object value, String message) {
    if (value != null) {
      violations.add(new Violation(field, message));
    }
  }

  private Entry revision(
      EntryRequest request, UUID designation, String authority, @Nullable LocalDate announcedOn) {
    List<DesignationVersion> versions = designations.versions(designation, markings.visible());
    if (versions.isEmpty()) {
      throw Refusal.invalid("designationId", "is not the id of a designation");
    }
    String owner = versions.get(0).authority();
    if (!owner.equals(authority)) {
      throw new Refusal(
          CommonProblem.FORBIDDEN,
          "The designation is one of " + owner + "; only its own officers change it.");
    }
    int newest = versions.size();
    if (request.basedOn() != null && request.basedOn() != newest) {
      throw stale(newest);
    }
    DesignationVersion corrected = corrected(request, versions);
    EntryKind kind = kind(request, corrected);
    LocalDate start = request.startDate();
    LocalDate end = request.endDate();
    if (corrected != null) {
      start = start == null ? corrected.startDate() : start;
      end = end == null ? corrected.endDate() : end;
    } else if (start == null) {
      start = announcedOn;
      if (start == null) {
        throw Refusal.invalid("startDate", "must be given, because the package has no announcedOn");
      }
    }
    if (start != null && end != null && end.isBefore(start)) {
      throw Refusal.invalid("endDate", "must not be before startDate, which is " + start);
    }
    if (kind == EntryKind.DELISTING) {
      refuse("endDate", request.endDate(), "is not for a DELISTING; a RESUMPTION takes it back");
    }
    if (kind == EntryKind.DESIGNATION) {
      // One of a list may have one, where its listing date does not say when it began.
      refuse("startDate", request.startDate(), "of a designation is its listingDate");
      refuse("endDate", request.endDate(), "is not for a designation; a DELISTING ends it");
    }
    List<ValidTime.Layer> layers = Designations.layers(versions);
    if (kind == EntryKind.DELISTING || kind == EntryKind.SUSPENSION) {
      requireNotBeforeListing(start, corrected, layers, authority);
    }
    List<ValidTime.Segment> segments = ValidTime.of(layers);
    if (corrected == null) {
      requireFits(kind, on(segments, start == null ? ValidTime.ALWAYS : start).status());
    }
    Entry revision =
        new Entry(
            kind,
            designation,
            newest,
            request.corrects(),
            start,
            end,
            request.reason(),
            null,
            List.of());
    if (!kind.hasContent()) {
      refuse("changes", request.changes(), "is not for a " + kind);
      if (request.hasContent()) {
        throw Refusal.invalid("listingRecord", "and other content is not for a " + kind);
      }
      return revision;
    }
    EntryContent base = base(versions, corrected, start);
    EntryContent content = changed(request, base);
    check(content, base, kind, start, request, authority);
    if (kind == EntryKind.DESIGNATION) {
      requireNotAfterDelisting(content, base, layers, request, authority);
    }
    if (content.listingRecord().subjectType() != base.listingRecord().subjectType()) {
      throw Refusal.invalid(
          (request.changes() == null ? "" : "changes.") + "listingRecord.subjectType",
          "never changes; it must be " + base.listingRecord().subjectType());
    }
    List<Change> changes = Differences.between(base, content);
    if (changes.isEmpty() && corrected == null) {
      throw Refusal.invalid("changes", "must change something");
    }
    return revision.with(content, changes);
  }

  /**
   * What ends a listing, or its effect, covers what was recorded before it: dated before the first
   * day of a listing that has begun, it would say that the subject never was listed. What has not
   * begun may be ended before it begins.
   */
  private void requireNotBeforeListing(
      @Nullable LocalDate start,
      @Nullable DesignationVersion corrected,
      List<ValidTime.Layer> layers,
      String authority) {
    boolean stays = corrected != null && Objects.equals(corrected.startDate(), start);
    LocalDate listed = ValidTime.listedFrom(layers);
    if (start != null && !stays && start.isBefore(listed) && hasBegun(listed, authority)) {
      throw Refusal.invalid(
          "startDate", "must not be before " + listed + ", when the listing began");
    }
  }

  /** The same, where it is the listing that is corrected to have begun later. */
  private void requireNotAfterDelisting(
      EntryContent content,
      EntryContent base,
      List<ValidTime.Layer> layers,
      EntryRequest request,
      String authority) {
    LocalDate listed = content.listingDate();
    LocalDate delisted = ValidTime.delistedFrom(layers);
    if (listed != null
        && !listed.equals(base.listingDate())
        && listed.isAfter(delisted)
        && hasBegun(listed, authority)) {
      throw Refusal.invalid(
          (request.changes() == null ? "" : "changes.") + "listingDate",
          "must not be after " + delisted + ", when the listing ended");
    }
  }

  private boolean hasBegun(LocalDate listed, String authority) {
    return !listed.isAfter(timeZones.today().of(authority));
  }

  private static @Nullable DesignationVersion corrected(
      EntryRequest request, List<DesignationVersion> versions) {
    Integer corrects = request.corrects();
    if (corrects == null) {
      return null;
    }
    if (corrects < 1 || corrects > versions.size()) {
      throw Refusal.invalid("corrects", "must be a version from 1 to " + versions.size());
    }
    if (request.reason() == null) {
      throw Refusal.invalid("reason", "must say what was wrong");
    }
    if (versions.get(corrects - 1).isMarking()) {
      throw Refusal.invalid("corrects", "is a change of the marking, which says nothing else");
    }
    return versions.get(corrects - 1);
  }

  private static EntryKind kind(EntryRequest request, @Nullable DesignationVersion corrected) {
    EntryKind kind = request.kind();
    if (corrected != null) {
      if (kind != null && kind != corrected.kind()) {
        throw Refusal.invalid(
            "kind", "must be " + corrected.kind() + " as that of the version it corrects");
      }
      return corrected.kind();
    }
    if (kind == null || kind == EntryKind.DESIGNATION || kind == EntryKind.MARKING) {
      throw Refusal.invalid(
          "kind",
          "must be AMENDMENT, SUSPENSION, RESUMPTION or DELISTING for a designation that"
              + " there is; a correction names the version it corrects");
    }
    return kind;
  }

  private static void requireFits(EntryKind kind, DesignationStatus status) {
    boolean fits =
        switch (kind) {
          case AMENDMENT, SUSPENSION -> status != DesignationStatus.DELISTED;
          case RESUMPTION ->
              status == DesignationStatus.SUSPENDED || status == DesignationStatus.DELISTED;
          case DELISTING -> status != DesignationStatus.DELISTED;
          case DESIGNATION, MARKING -> false;
        };
    if (!fits) {
      throw new Refusal(
          ProblemType.WRONG_STATE,
          "On the startDate the designation is " + status + "; " + kind + " is not possible then.",
          Map.of("state", status));
    }
  }

  private EntryContent changed(EntryRequest request, EntryContent base) {
    Map<String, Object> patch = request.changes();
    if (request.hasContent() && patch != null) {
      throw Refusal.invalid("changes", "cannot be given beside the whole content");
    }
    if (patch == null) {
      return request.hasContent() ? request.content() : base;
    }
    JsonNode patched = merged(mapper.valueToTree(base), PATCHES.valueToTree(patch));
    try {
      return mapper.treeToValue(patched, EntryContent.class);
    } catch (JsonMappingException e) {
      String path =
          e.getPath().stream()
              .map(
                  step ->
                      step.getFieldName() == null
                          ? "[" + step.getIndex() + "]"
                          : "." + step.getFieldName())
              .reduce("changes", String::concat);
      throw Refusal.invalid(path, "does not fit there");
    } catch (JsonProcessingException e) {
      throw Refusal.invalid("changes", "must be a JSON merge patch of the content");
    }
  }

  /** RFC 7396, section 2. */
  private static JsonNode merged(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode result =
        target instanceof ObjectNode object ? object : ((ObjectNode) patch).objectNode();
    patch
        .fields()
        .forEachRemaining(
            field -> {
              if (field.getValue().isNull()) {
                result.remove(field.getKey());
              } else {
                JsonNode before = result.get(field.getKey());
                result.set(
                    field.getKey(),
                    merged(before == null ? result.nullNode() : before, field.getValue()));
              }
            });
    return result;
  }

  private void check(
      EntryContent content,
      EntryContent base,
      EntryKind kind,
      @Nullable LocalDate start,
      EntryRequest request,
      String authority) {
    Codes codes = referenceData.codes();
    List<Violation> violations = violations(content, authority, codes);
    addUntold(violations, lapsedBases(content, base, kind, start, codes));
    if (!violations.isEmpty()) {
      throw Refusal.invalid(named(request, violations));
    }
    sized(content);
  }

  private static EntryContent sized(EntryContent content) {
    byte[] json = Outbox.serialised(content);
    if (json.length > ContentSize.MOST) {
      String field = ContentSize.largestField(json);
      throw new Refusal(
          ProblemType.ENTRY_TOO_LARGE,
          ContentSize.message(json.length, field),
          Map.of("field", field, "size", json.length, "most", ContentSize.MOST));
    }
    return content;
  }

  private static ValidTime.Segment on(List<ValidTime.Segment> segments, LocalDate day) {
    return segments.stream().filter(s -> !s.to().isBefore(day)).findFirst().orElseThrow();
  }

  private static void refuse(String field, @Nullable Object value, String message) {
    if (value != null) {
      throw Refusal.invalid(field, message);
    }
  }

  static Refusal stale(int newest) {
    return new Refusal(
        ProblemType.CONTENT_CHANGED,
        "The designation has changed: its newest version is "
            + newest
            + ". Read it again and put the entry anew.",
        Map.of("version", newest));
  }
}
