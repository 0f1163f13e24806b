package org.lockstep.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.lockstep.local.data.Refusal;

/**
 * Things done at the same time, each as soon as those it needs are done; the first failure ends the
 * wait.
 */
final class Steps {
  private final Executor threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "step");
            thread.setDaemon(true);
            return thread;
          });
  private final List<CompletableFuture<?>> begun = new ArrayList<>();
  private final CompletableFuture<Object> failure = new CompletableFuture<>();

  <T> CompletableFuture<T> begin(Callable<T> work, CompletableFuture<?>... needed) {
    CompletableFuture<T> step =
        CompletableFuture.allOf(needed).thenApplyAsync(nothing -> call(work), threads);
    begun.add(step);
    return step;
  }

  private <T> T call(Callable<T> work) {
    try {
      return work.call();
    } catch (Exception e) {
      failure.completeExceptionally(e);
      throw new CompletionException(e);
    }
  }

  /** Returns when all are done; throws what the first one to fail threw. */
  void awaitAll() throws InterruptedException {
    try {
      CompletableFuture.anyOf(
              failure, CompletableFuture.allOf(begun.toArray(new CompletableFuture<?>[0])))
          .get();
    } catch (ExecutionException e) {
      Throwable cause =
          e.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : e.getCause();
      if (cause instanceof Refusal refusal) {
        throw refusal;
      }
      if (cause instanceof InterruptedException) {
        throw new InterruptedException(cause.getMessage());
      }
      throw new Refusal(String.valueOf(cause));
    }
  }
}
