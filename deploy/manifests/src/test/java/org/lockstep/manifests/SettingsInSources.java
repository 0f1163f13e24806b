package org.lockstep.manifests;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Settings that sources declare: each {@code @ConfigProperty} and each {@code @ConfigMapping}. */
final class SettingsInSources {
  private static final ConcurrentMap<Path, Map<String, Setting>> READ = new ConcurrentHashMap<>();

  private final Map<String, Setting> found = new TreeMap<>();
  private final Map<Tree, DocCommentTree> comments = new IdentityHashMap<>();
  private final Map<String, ClassTree> types = new HashMap<>();
  private final Map<String, String> constants = new HashMap<>();

  private SettingsInSources() {}

  /** The names of properties, with a star where the operator chooses a name. */
  static Set<String> of(Path sources) {
    return byProperty(sources).keySet();
  }

  /** All of them, by their properties. */
  static Map<String, Setting> byProperty(Path sources) {
    return READ.computeIfAbsent(sources, folder -> new SettingsInSources().read(folder));
  }

  private Map<String, Setting> read(Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> tree = Files.walk(folder)) {
      List<Path> mentioning =
          tree.filter(file -> file.toString().endsWith(".java"))
              .filter(
                  file ->
                      Checkout.read(file).contains("microprofile.config.")
                          || Checkout.read(file).contains("io.smallrye.config."))
              .toList();
      if (mentioning.isEmpty()) {
        return found;
      }
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(mentioning));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      DocTrees docs = DocTrees.instance(task);
      units.forEach(unit -> new Declarations(docs).scan(unit, null));
      for (CompilationUnitTree unit : units) {
        // Many classes have a constant of the same name.
        constants.clear();
        new Constants().scan(unit, null);
        new Uses().scan(unit, null);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types by their simple names, and what is written above each declaration. */
  private final class Declarations extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees docs;

    Declarations(DocTrees docs) {
      this.docs = docs;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
      types.put(type.getSimpleName().toString(), type);
      comment();
      return super.visitClass(type, none);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
      comment();
      return super.visitMethod(method, none);
    }

    private void comment() {
      DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        comments.put(getCurrentPath().getLeaf(), comment);
      }
    }
  }

  private final class Constants extends TreePathScanner<@Nullable Void, @Nullable Void> {
    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void none) {
      if (variable.getInitializer() instanceof LiteralTree literal
          && literal.getValue() instanceof String text) {
        constants.put(variable.getName().toString(), text);
      }
      return super.visitVariable(variable, none);
    }
  }

  private final class Uses extends TreePathScanner<@Nullable Void, @Nullable Void> {
    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
      value(type.getModifiers(), "ConfigMapping", "prefix")
          .ifPresent(prefix -> members(type, prefix, ""));
      return super.visitClass(type, none);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void none) {
      value(variable.getModifiers(), "ConfigProperty", "name")
          .ifPresent(
              name ->
                  found.put(
                      name,
                      new Setting(
                          name,
                          value(variable.getModifiers(), "ConfigProperty", "defaultValue")
                              .orElse(""),
                          parameter(variable.getName().toString()))));
      return super.visitVariable(variable, none);
    }

    /** What is said of it where it is taken. */
    private String parameter(String name) {
      Tree around = getCurrentPath().getParentPath().getLeaf();
      return Stream.ofNullable(comments.get(around))
          .flatMap(comment -> comment.getBlockTags().stream())
          .filter(ParamTree.class::isInstance)
          .map(ParamTree.class::cast)
          .filter(tag -> tag.getName().toString().equals(name))
          .map(tag -> plain(tag.getDescription()))
          .findFirst()
          .orElse("");
    }
  }

  private void members(ClassTree mapping, String prefix, String before) {
    for (Tree member : mapping.getMembers()) {
      if (member instanceof MethodTree method
          && method.getBody() == null
          && method.getReturnType() != null) {
        String name =
            value(method.getModifiers(), "WithName", "value")
                .orElseGet(() -> kebab(method.getName().toString()));
        boolean ofTheParent = has(method.getModifiers(), "WithParentName");
        place(
            method.getReturnType().toString(),
            new Setting(
                ofTheParent ? prefix : prefix + "." + name,
                value(method.getModifiers(), "WithDefault", "value").orElse(""),
                before + description(method)));
      }
    }
  }

  private void place(String type, Setting setting) {
    if (type.startsWith("Map<")) {
      place(
          type.substring(type.indexOf(',') + 1, type.lastIndexOf('>')).strip(),
          new Setting(setting.property() + ".*", setting.otherwise(), setting.description()));
    } else if (type.startsWith("Optional<")) {
      place(type.substring("Optional<".length(), type.length() - 1), setting);
    } else if (types.containsKey(type) && types.get(type).getKind() == Tree.Kind.INTERFACE) {
      String group = setting.description();
      members(types.get(type), setting.property(), group.isEmpty() ? "" : group + " ");
    } else {
      found.put(setting.property(), setting);
    }
  }

  private String description(Tree declaration) {
    DocCommentTree comment = comments.get(declaration);
    return comment == null ? "" : plain(comment.getFullBody());
  }

  /** Without the marks of Javadoc. */
  private static String plain(List<? extends DocTree> text) {
    return text.stream()
        .map(Object::toString)
        .collect(Collectors.joining())
        .replaceAll("\\{@code ([^}]*)\\}", "`$1`")
        .replaceAll("\\{@link #?([^} ]*)(?: ([^}]*))?\\}", "`$1`")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  private static boolean has(ModifiersTree modifiers, String annotation) {
    return modifiers.getAnnotations().stream()
        .anyMatch(one -> one.getAnnotationType().toString().equals(annotation));
  }

  private Optional<String> value(ModifiersTree modifiers, String annotation, String argument) {
    return modifiers.getAnnotations().stream()
        .filter(one -> one.getAnnotationType().toString().equals(annotation))
        .map(AnnotationTree::getArguments)
        .flatMap(List::stream)
        .filter(given -> named(given).equals(argument))
        .map(given -> text(given instanceof AssignmentTree named ? named.getExpression() : given))
        .findFirst();
  }

  /** The only argument of an annotation may come without its name. */
  private static String named(ExpressionTree argument) {
    return argument instanceof AssignmentTree named ? named.getVariable().toString() : "value";
  }

  private String text(ExpressionTree expression) {
    if (expression instanceof LiteralTree literal) {
      return String.valueOf(literal.getValue());
    }
    String name = expression.toString();
    String constant = constants.get(name.substring(name.lastIndexOf('.') + 1));
    if (constant == null) {
      throw new IllegalArgumentException(name + " is no constant that is known here");
    }
    return constant;
  }
}
