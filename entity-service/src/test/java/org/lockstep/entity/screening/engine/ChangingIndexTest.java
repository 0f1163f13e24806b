package org.lockstep.entity.screening.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.entity.screening.engine.Listed.keys;
import static org.lockstep.entity.screening.engine.Listed.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ChangingIndexTest {
  private static final String[] GIVEN = {"Oleg", "Anna", "Tariq", "Chol", "Maria", "Jean"};
  private static final String[] FAMILY = {"Karpenkov", "Haddad", "Pak", "Marchand", "Orlova"};

  private final Random random = new Random(7);

  private String name() {
    return GIVEN[random.nextInt(GIVEN.length)]
        + " "
        + FAMILY[random.nextInt(FAMILY.length)]
        + " "
        + (char) ('A' + random.nextInt(26))
        + "orin";
  }

  @Test
  void whatChangesStepByStepAnswersAsIfItHadBeenMadeAtOnce() {
    Map<String, ScreenedSubject> all = new TreeMap<>();
    ScreeningIndex index = ScreeningIndex.empty();
    for (int step = 0; step < 120; step++) {
      Changes changes = new Changes();
      for (int i = 0; i < 1 + random.nextInt(20); i++) {
        String key = "k" + random.nextInt(150);
        if (random.nextInt(3) == 0) {
          changes.remove(key);
          all.remove(key);
        } else {
          ScreenedSubject subject = person(key, name());
          changes.replace(subject);
          all.put(key, subject);
        }
      }
      index = index.with(changes);
      if (step % 40 == 39) {
        index = index.adopting(index, index.merged());
      }
    }
    ScreeningIndex atOnce = ScreeningIndex.of(all.values());

    assertThat(index.size()).isEqualTo(all.size());
    for (int i = 0; i < 100; i++) {
      Query query = person(name());
      Search search = Search.USUAL.atMost(1_000);
      assertThat(index.search(query, search)).isEqualTo(atOnce.search(query, search));
    }
  }

  @Test
  void whatChangesWhilePiecesAreMergedIsNotLost() {
    ScreeningIndex before =
        ScreeningIndex.of(List.of(person("a", "Oleg Karpenkov"), person("b", "Anna Haddad")))
            .with(new Changes().replace(person("c", "Tariq Orlova")));
    ScreeningIndex merged = before.merged();
    ScreeningIndex now =
        before.with(
            new Changes()
                .remove("a")
                .replace(person("c", "Jean Marchand"))
                .replace(person("d", "Chol Pak")));

    ScreeningIndex adopted = now.adopting(before, merged);

    assertThat(adopted.size()).isEqualTo(3);
    assertThat(adopted.search(person("Oleg Karpenkov"), Search.USUAL).hits()).isEmpty();
    assertThat(adopted.search(person("Tariq Orlova"), Search.USUAL).hits()).isEmpty();
    assertThat(keys(adopted.search(person("Jean Marchand"), Search.USUAL).hits()))
        .containsExactly("c");
    assertThat(keys(adopted.search(person("Chol Pak"), Search.USUAL).hits())).containsExactly("d");
  }

  @Test
  void whatIsChangedIsFoundAtOnceAndTheIndexBeforeItStaysAsItWas() {
    ScreeningIndex before = ScreeningIndex.of(List.of(person("a", "Oleg Karpenkov")));
    ScreeningIndex after = before.with(new Changes().replace(person("a", "Anna Haddad")));

    assertThat(before.search(person("Oleg Karpenkov"), Search.USUAL).hits()).hasSize(1);
    assertThat(after.search(person("Oleg Karpenkov"), Search.USUAL).hits()).isEmpty();
    assertThat(after.search(person("Anna Haddad"), Search.USUAL).hits()).hasSize(1);
  }

  @Test
  void twoSearchWhileAThirdChanges() throws Exception {
    CurrentIndex current = new CurrentIndex();
    List<ScreenedSubject> subjects = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      subjects.add(person("k" + i, name()));
    }
    subjects.add(person("always", "Vladimir Mikheychik"));
    current.set(ScreeningIndex.of(subjects));
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Callable<Integer> searching =
          () -> {
            int searches = 0;
            while (!over.get()) {
              Result result = current.now().search(person("Vladimir Mikheichik"), Search.USUAL);
              assertThat(keys(result.hits())).containsExactly("always");
              searches++;
            }
            return searches;
          };
      Future<Integer> one = threads.submit(searching);
      Future<Integer> other = threads.submit(searching);
      for (int i = 0; i < 200; i++) {
        current.change(new Changes().replace(person("k" + i, name())).remove("k" + (i + 50)));
        if (i % 50 == 0) {
          current.mergeIfFragmented();
        }
      }
      over.set(true);
      assertThat(one.get()).isPositive();
      assertThat(other.get()).isPositive();
    } finally {
      over.set(true);
      threads.shutdownNow();
    }
  }
}
