package mobilenet.runtime.vector.machine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * Whether C2 runs long loops in strips between safepoints, which changes how it orders the loop's
 * instructions. It does so by default with the G1, Z and Shenandoah collectors, and with the others
 * given {@code -XX:+UseCountedLoopSafepoints -XX:LoopStripMiningIter=1000}.
 */
final class LoopStripMining {
  private static final String OPTION = "LoopStripMiningIter";

  private LoopStripMining() {}

  /** Asks the virtual machine; a machine that does not tell is taken to have the default. */
  static boolean isOn() {
    Optional<HotSpotDiagnosticMXBean> hotSpot =
        Optional.ofNullable(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class));
    try {
      return hotSpot
          .map(bean -> Integer.parseInt(bean.getVMOption(OPTION).getValue()) > 1)
          .orElse(true);
    } catch (IllegalArgumentException e) {
      // Thrown for an unknown option: a C2 without strip mining at all would be older than 17.
      return true;
    }
  }
}
