/** How files and folders come to be: {@link mobilenet.file.AtomicFiles} for every file written. */
package mobilenet.file;
