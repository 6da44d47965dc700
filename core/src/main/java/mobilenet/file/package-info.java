/**
 * Writes files and folders, every file through {@link mobilenet.file.AtomicFiles}, and explains
 * errors of file systems.
 */
package mobilenet.file;
