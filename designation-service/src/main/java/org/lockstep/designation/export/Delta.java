package org.lockstep.designation.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockstep.designation.journal.CanonicalJson;

/** What happened to the entities of one designation. */
final class Delta {
  private Delta() {}

  static void write(Collection<Line> before, Collection<Line> after, OutputStream out)
      throws IOException {
    Map<String, Line> old = byId(before);
    Map<String, Line> present = byId(after);
    TreeSet<String> ids = new TreeSet<>(old.keySet());
    ids.addAll(present.keySet());
    for (String id : ids) {
      Line was = old.get(id);
      Line is = present.get(id);
      if (is == null && was != null) {
        begin("DEL", out);
        out.write(CanonicalJson.bytes(was.reference()));
        end(out);
      } else if (is != null && (was == null || !was.isSameAs(is))) {
        begin(was == null ? "ADD" : "MOD", out);
        is.writeTo(out);
        end(out);
      }
    }
  }

  private static Map<String, Line> byId(Collection<Line> lines) {
    return lines.stream().collect(Collectors.toMap(Line::id, Function.identity()));
  }

  private static void begin(String operation, OutputStream out) throws IOException {
    out.write(("{\"op\":\"" + operation + "\",\"entity\":").getBytes(UTF_8));
  }

  private static void end(OutputStream out) throws IOException {
    out.write("}\n".getBytes(UTF_8));
  }
}
