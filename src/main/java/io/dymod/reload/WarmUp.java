package io.dymod.reload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Exercises what a reload goes through when there is nothing else to do, for a while after the
 * start, so that the virtual machine has compiled it and the first save is about as fast as the
 * hundredth. It rests for as long as it works, for the application is starting too. Used by the
 * reload thread alone.
 */
final class WarmUp {

  /** However many turns there are left of an exercise, it takes no more time than this. */
  private static final Duration WORK_AT_MOST = Duration.ofSeconds(4);

  /** Something to be done over and over. */
  interface Exercise {

    /**
     * Takes a turn.
     *
     * @param turn its number, from 0
     * @return whether there was anything to do; else there will be nothing later on either
     */
    boolean take(int turn) throws InterruptedException;
  }

  /** One exercise, and how far it is. */
  private static final class Course {

    private final Exercise exercise;
    private final int turns;
    private final int share;
    private int turn;
    private long worked;

    Course(Exercise exercise, int turns, int share) {
      this.exercise = exercise;
      this.turns = turns;
      this.share = share;
    }

    /** How much time it has had, for its share. */
    long had() {
      return worked / share;
    }

    boolean isOver() {
      return turn >= turns || worked >= WORK_AT_MOST.toNanos();
    }

    /** The turn that fails is the last. */
    void take() throws InterruptedException {
      int now = turn;
      turn = turns;
      if (exercise.take(now)) {
        turn = now + 1;
      }
    }
  }

  private final List<Course> courses = new ArrayList<>();
  private long rest;

  /**
   * Adds an exercise.
   *
   * @param turns as many as the virtual machine needs to have compiled what matters
   * @param share how many times as much time it gets as one with a share of 1
   */
  WarmUp with(Exercise exercise, int turns, int share) {
    courses.add(new Course(exercise, turns, share));
    return this;
  }

  /** Whether there are turns left. */
  boolean isUnfinished() {
    return !courses.isEmpty();
  }

  /** How long to rest before the next turn. */
  Duration rest() {
    return Duration.ofNanos(rest);
  }

  /** Takes a turn of the exercise that has had the least time for its share. */
  void work() throws InterruptedException {
    Course next = courses.stream().min(Comparator.comparingLong(Course::had)).orElseThrow();
    long start = System.nanoTime();
    try {
      next.take();
    } finally {
      rest = System.nanoTime() - start;
      next.worked += rest;
      courses.removeIf(Course::isOver);
    }
  }
}
