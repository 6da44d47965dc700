/**
 * What has come of a search: {@link mobilenet.search.report.FrontFigure} draws the networks that
 * were tried, {@link mobilenet.search.report.ControllerFigure} what a controller learnt.
 */
package mobilenet.search.report;
