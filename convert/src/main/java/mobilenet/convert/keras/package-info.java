/** Networks of keras.applications: HDF5 files, and .keras archives around them. */
package mobilenet.convert.keras;
