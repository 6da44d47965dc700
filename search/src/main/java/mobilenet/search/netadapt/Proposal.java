package mobilenet.search.netadapt;

/**
 * A network that a step may choose.
 *
 * @param group that is narrower than before
 * @param widths of all groups
 * @param hash tells it from others
 * @param cost predicted
 */
public record Proposal(String group, Widths widths, String hash, double cost) {}
