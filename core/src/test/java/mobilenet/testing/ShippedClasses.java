package mobilenet.testing;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out tests, and what they get from the tests of another module, in folders and in jars. */
public final class ShippedClasses implements ImportOption {
  private static final ImportOption NO_FOLDER_OF_TESTS = new DoNotIncludeTests();

  @Override
  public boolean includes(Location location) {
    return NO_FOLDER_OF_TESTS.includes(location) && !location.contains("-tests.jar!");
  }
}
