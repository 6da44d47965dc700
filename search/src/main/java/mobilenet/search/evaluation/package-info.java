/** How good a network is: {@link mobilenet.search.evaluation.Evaluator}. */
package mobilenet.search.evaluation;
