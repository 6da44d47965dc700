/** What files of every format have in common: open dimensions, precision of weights, pixels. */
package mobilenet.export.form;
