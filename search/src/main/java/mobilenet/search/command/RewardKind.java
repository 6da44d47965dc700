package mobilenet.search.command;

import mobilenet.search.reward.Reward;

/** Rewards that have a name on the command line. */
enum RewardKind implements Labelled {
  /** Accuracy, whatever it costs. */
  ACCURACY("accuracy"),
  /** {@link Reward#TUNAS}. */
  ABSOLUTE("absolute"),
  /** {@link Reward#MNASNET_SOFT}. */
  MNASNET_SOFT("mnasnet-soft"),
  /** {@link Reward#MNASNET_HARD}. */
  MNASNET_HARD("mnasnet-hard"),
  /** {@link Reward#V3_SMALL}. */
  V3_SMALL("v3-small");

  private final String label;

  RewardKind(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  Reward reward() {
    return switch (this) {
      case ACCURACY -> new Reward.AccuracyAlone();
      case ABSOLUTE -> Reward.TUNAS;
      case MNASNET_SOFT -> Reward.MNASNET_SOFT;
      case MNASNET_HARD -> Reward.MNASNET_HARD;
      case V3_SMALL -> Reward.V3_SMALL;
    };
  }
}
