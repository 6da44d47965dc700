/**
 * The pilot of a search space: how reliable the accuracies of its networks are, and how short a
 * training ranks them as a long one does ({@link mobilenet.search.pilot.PilotReport}).
 */
package mobilenet.search.pilot;
