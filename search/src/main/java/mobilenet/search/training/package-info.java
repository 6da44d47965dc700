/**
 * Evaluates networks by training them: {@link mobilenet.search.training.TrainedEvaluator} trains
 * each alone, on {@link mobilenet.search.training.TrainingImages}.
 */
package mobilenet.search.training;
