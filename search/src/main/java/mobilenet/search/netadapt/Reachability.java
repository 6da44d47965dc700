package mobilenet.search.netadapt;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/**
 * What can be said of a target before anything is trained.
 *
 * @param first cost of the network that all begins with
 * @param target cost to come down to
 * @param least cost with every group as narrow as it can be
 * @param steps that it takes at most
 */
public record Reachability(double first, double target, double least, int steps) {
  private static final int DIGITS = 4;

  /**
   * Checks a target.
   *
   * @param target above 0
   * @throws UnreachableTargetException if it is above the network's cost, below what narrow groups
   *     cost, or more than the steps take away
   */
  public static Reachability check(WidthSpace space, AdaptSettings settings, double target)
      throws UnreachableTargetException {
    if (!(target > 0) || Double.isInfinite(target)) {
      throw new IllegalArgumentException("the target must be above 0, given " + target);
    }
    double first = cost(space, space.widest());
    if (target >= first) {
      throw unreachable(
          "the target must be below the %s that the network costs, given %s", first, target);
    }
    Widths narrowest = new Proposals(space, settings.quantum()).narrowest();
    double least = cost(space, narrowest);
    if (least > target) {
      throw unreachable(
          "the target of %s is below the %s that the network costs with every group of channels"
              + " as narrow as it can be; give a higher target, or widths in smaller steps",
          target, least);
    }
    double part = 1 - target / first;
    StepSchedule schedule = settings.schedule();
    if (part > schedule.reachable()) {
      throw unreachable(
          "steps that begin with %s %% and shrink by %s each take away at most %s %% in all,"
              + " and the target needs %s %%; take larger steps, or a decay of 1",
          100 * schedule.initial(), schedule.decay(), 100 * schedule.reachable(), 100 * part);
    }
    OptionalInt steps = schedule.steps(part);
    if (steps.isEmpty()) {
      throw unreachable(
          "steps that begin with %s %% and shrink by %s each are too small for the %s %% that the"
              + " target needs, even %s of them; take larger steps",
          100 * schedule.initial(), schedule.decay(), 100 * part, StepSchedule.MOST_STEPS);
    }
    return new Reachability(first, target, least, steps.getAsInt());
  }

  private static double cost(WidthSpace space, Widths widths) {
    OptionalDouble cost = space.cost(widths);
    return cost.orElseThrow(() -> new IllegalStateException("there is no network of " + widths));
  }

  private static UnreachableTargetException unreachable(String format, double... numbers) {
    return new UnreachableTargetException(
        String.format(
            Locale.ROOT, format, DoubleStream.of(numbers).mapToObj(Reachability::text).toArray()));
  }

  /** With four digits, and no zeros at the end. */
  static String text(double number) {
    return new BigDecimal(number)
        .round(new MathContext(DIGITS))
        .stripTrailingZeros()
        .toPlainString();
  }
}
