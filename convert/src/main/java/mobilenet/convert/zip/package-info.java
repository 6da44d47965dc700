/** Zip archives whose entries are stored as they are, each read where it lies in the file. */
package mobilenet.convert.zip;
