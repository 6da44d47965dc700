package mobilenet.search.command;

import mobilenet.search.reward.Reward;

/** Rewards that have a name on the command line. */
enum RewardKind implements Labelled {
  /** Accuracy, whatever it costs. */
  ACCURACY("accuracy", new Reward.AccuracyAlone()),
  /** {@link Reward#TUNAS}. */
  ABSOLUTE("absolute", Reward.TUNAS),
  /** {@link Reward#MNASNET_SOFT}. */
  MNASNET_SOFT("mnasnet-soft", Reward.MNASNET_SOFT),
  /** {@link Reward#MNASNET_HARD}. */
  MNASNET_HARD("mnasnet-hard", Reward.MNASNET_HARD),
  /** {@link Reward#V3_SMALL}. */
  V3_SMALL("v3-small", Reward.V3_SMALL);

  private final String label;
  private final Reward reward;

  RewardKind(String label, Reward reward) {
    this.label = label;
    this.reward = reward;
  }

  @Override
  public String label() {
    return label;
  }

  Reward reward() {
    return reward;
  }
}
