package dev.fossawatch.detect.probe.access;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Words;

/**
 * Tools that look for weaknesses, by the name they give themselves, and the hosts they call back.
 */
public final class ScannerProbe implements Probe {
  private static final String TOOLS =
      "sqlmap nikto nuclei openvas nessus acunetix wpscan dirbuster gobuster masscan zgrab nmap w3af"
          + " arachni wapiti havij jaeles ffuf whatweb netsparker skipfish commix fimap zmeu dirsearch"
          + " feroxbuster webinspect burpcollaborator oastify burpsuite joomscan xsser tplmap"
          + " gospider wfuzz vega zap appscan jbrofuzz paros webshag sqlninja bsqlbf absinthe"
          + " morfeus grendel dalfox kiterunner projectdiscovery httprecon brutus hydra crowbar"
          + " wappalyzer_scan detectify qualys invicti grabber pangolin sysscan metis";
  private static final Words NAMES = Words.of(TOOLS);

  @Override
  public AttackClass attack() {
    return AttackClass.SCANNER;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(Feature.words(TOOLS));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    if (subject.place() != Place.HEADER || !subject.isNamed("User-Agent")) {
      return;
    }
    char[] chars = subject.text().chars();
    int length = subject.text().length();
    if (!subject.spend(length)) {
      return;
    }
    for (int i = 0; i < length; i++) {
      int end = Ascii.skipWord(chars, i, length);
      if (end > i && NAMES.has(chars, i, end)) {
        hits.add(attack(), Evidence.LIKELY, i, end, "a tool that looks for weaknesses");
        return;
      }
      i = Math.max(i, end);
    }
  }
}
