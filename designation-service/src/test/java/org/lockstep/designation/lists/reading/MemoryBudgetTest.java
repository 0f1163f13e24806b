package org.lockstep.designation.lists.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.TableRow;

class MemoryBudgetTest {
  private static final List<String> COLUMNS =
      IntStream.range(0, 20).mapToObj(i -> "column " + i).toList();

  @Test
  void refusesRowsOfManySmallCellsBeforeTheyTakeMoreThanAThirdOfTheMemory() {
    long before = used();
    MemoryBudget memory = new MemoryBudget("list.csv");
    List<TableRow> rows = new ArrayList<>();

    RefusedFileException refused =
        catchThrowableOfType(
            RefusedFileException.class,
            () -> {
              for (long line = 2; ; line++) {
                String cell = "Ж" + line;
                TableRow row =
                    TableRow.of(
                        "list.csv", line, COLUMNS, COLUMNS.stream().map(c -> c + cell).toList());
                memory.add(row);
                rows.add(row);
              }
            });

    assertThat(refused.reason()).isEqualTo(Reason.LIMIT);
    assertThat(refused)
        .hasMessageStartingWith("list.csv: what has to be joined takes more than ")
        .hasMessageEndingWith(
            " MB of memory, a third of the heap that designation-service is given"
                + " (-Xmx, or LOCKSTEP_DESIGNATION_HEAP for deploy/up)");
    assertThat(used() - before)
        .isBetween(Runtime.getRuntime().maxMemory() / 8, Runtime.getRuntime().maxMemory() / 3);
    assertThat(rows).isNotEmpty();
  }

  @Test
  void refusesOneRecordForWhichThereIsNoRoomAndCountsNoneThatThereIs() {
    MemoryBudget memory = new MemoryBudget("list.xml");
    long most = Runtime.getRuntime().maxMemory() / 3 / 8;

    for (int i = 0; i < 10; i++) {
      memory.requireRoom(most - 1_000);
    }

    assertThatThrownBy(() -> memory.requireRoom(most + 1)).isInstanceOf(RefusedFileException.class);
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
