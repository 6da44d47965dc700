/**
 * Accuracies of all networks of a small space, trained beforehand: {@link
 * mobilenet.search.table.AccuracyTable}, on which a search takes no time.
 */
package mobilenet.search.table;
