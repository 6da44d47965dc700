/**
 * What has come of a search: {@link mobilenet.search.report.FrontFigure} draws it, and {@link
 * mobilenet.search.report.AdaptationFigure} the way from a network to a faster one.
 */
package mobilenet.search.report;
