package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.training.Slice;
import mobilenet.search.training.SmallNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedSearchTest {
  @TempDir private Path folder;

  /** A machine that joins a search writes down where its own data are. */
  @Test
  void workersOpenTheDataWhereThisMachineHasThem() throws Exception {
    SearchSettings settings =
        new SearchSettings(
            EngineKind.RANDOM,
            1,
            1,
            RewardKind.ACCURACY,
            CostSettings.NONE,
            SearchSettings.Seeds.of(0),
            new SearchSettings.Images(Path.of("/of/another/machine"), 0.2, Optional.of(300)));
    PreparedSearch search =
        PreparedSearch.of(
            new SearchFolder(folder),
            settings,
            ShippedSpaces.get("tiny-uib").suited(1, 28, 10),
            SmallNetwork.recipe(),
            Optional.empty());
    search.write();
    PreparedSearch read = PreparedSearch.read(search.folder(), Slice.DATA);
    assertThat(read.heading()).isEqualTo(search.heading());
    assertThat(read.settings()).isEqualTo(settings);
  }
}
