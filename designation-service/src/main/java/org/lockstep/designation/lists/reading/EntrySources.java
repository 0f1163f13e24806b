package org.lockstep.designation.lists.reading;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Source;

/** Where more is said of one entry. */
final class EntrySources {
  private static final int LONGEST_ADDRESS = 2000;
  private static final int MOST = 50;

  private final Wordings wordings;
  private final Set<Source> sources = new LinkedHashSet<>();

  EntrySources(Wordings wordings) {
    this.wordings = wordings;
  }

  void add(Source source) {
    sources.add(
        new Source(source.kind(), wordings.line(source.title()), source.url(), source.date()));
  }

  void add(String title, @Nullable String url, @Nullable String date) {
    String wording = wordings.line(title);
    if (wording.isEmpty() || wordings.isTooLong("source", wording, Wordings.LONGEST_PHRASE)) {
      return;
    }
    boolean web = url != null && isWebAddress(url);
    if (url != null && !web) {
      wordings.extra("source", url);
    }
    sources.add(
        new Source(
            Source.Kind.OFFICIAL,
            wording,
            web ? url : null,
            date == null ? null : Dates.exact(date).orElse(null)));
  }

  private static boolean isWebAddress(String address) {
    try {
      URI uri = new URI(address);
      return address.length() <= LONGEST_ADDRESS
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && address.equals(uri.toASCIIString())
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  List<Source> all() {
    return wordings.atMost(MOST, "sources", sources, Source::title);
  }
}
