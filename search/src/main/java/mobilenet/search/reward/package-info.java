/** What a search maximises: {@link mobilenet.search.reward.Objective} of accuracy and cost. */
package mobilenet.search.reward;
