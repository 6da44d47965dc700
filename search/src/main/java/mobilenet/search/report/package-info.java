/** What has come of a search: {@link mobilenet.search.report.FrontFigure} draws it. */
package mobilenet.search.report;
