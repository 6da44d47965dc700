/**
 * Holds an exported file to the runtime that it was exported from, on another runtime where that is
 * on the class path.
 */
package mobilenet.export.check;
