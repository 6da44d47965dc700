/**
 * What has come of a search: {@link mobilenet.search.report.FrontFigure} draws the networks that
 * were tried, {@link mobilenet.search.report.ControllerFigure} what a controller learnt, and {@link
 * mobilenet.search.report.AdaptationFigure} the way from a network to a faster one.
 */
package mobilenet.search.report;
