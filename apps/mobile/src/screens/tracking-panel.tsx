import { space } from "@cartage/ui/tokens";
import { StyleSheet, Text, View } from "react-native";
import { Button } from "../parts/button.tsx";
import { phone } from "../phone/phone.ts";
import { vehicleFact } from "../phone/phone-state.ts";
import { useNow } from "../phone/use-now.ts";
import { usePhone } from "../phone/use-phone.ts";
import { figures, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import type { Fix } from "../tracking/fix.ts";
import { type TrackingTrouble, trackingStatus } from "../tracking/tracking-status.ts";
import { useWords } from "../words/use-words.ts";
import { StatePanel } from "./state-panel.tsx";

/** Whether the vehicle is tracked, and if not, why and how to mend it. */
export function TrackingPanel() {
  const { words, timeOfDay } = useWords();
  const now = useNow(5_000);
  const state = usePhone();
  const { permission, isLocationOn, shiftSince, session } = state;
  const status = trackingStatus(
    {
      shiftSince,
      vehicle: vehicleFact(state),
      permission,
      isLocationOn,
      heardAt: state.heardAt,
      hasFailed: state.hasLocationFailed,
    },
    now,
  );

  switch (status.kind) {
    case "off":
      return <StatePanel hint={words("tracking.offHint")} title={words("tracking.off")} tone="calm" />;
    case "searching":
      return <StatePanel hint={words("tracking.searchingHint")} title={words("tracking.searching")} tone="busy" />;
    case "tracking": {
      const organisation = session?.organisationName;
      const hint = organisation
        ? words("tracking.trackingHint", { organisation })
        : words("tracking.trackingHintAlone");
      return (
        <StatePanel hint={hint} title={words("tracking.tracking", { since: timeOfDay(status.since, now) })} tone="good">
          {state.lastFix && <FixLine fix={state.lastFix} now={now} />}
        </StatePanel>
      );
    }
    case "stopped":
      return (
        <StatePanel hint={words(troubleKey(status.trouble))} title={words("tracking.stopped")} tone="trouble">
          <Button
            label={words(`remedies.${remedyHere(status.remedy)}`)}
            onPress={() => void phone.mend(status.remedy)}
          />
        </StatePanel>
      );
  }
}

function FixLine({ fix, now }: { fix: Fix; now: number }) {
  const { words, timeOfDay } = useWords();
  const { palette } = useTheme();
  const facts = [
    words("tracking.fix", { time: timeOfDay(fix.at, now) }),
    fix.accuracyM !== null && words("tracking.accuracy", { distanceM: Math.round(fix.accuracyM) }),
    fix.speedMps !== null && words("tracking.speed", { speedKmh: Math.round(fix.speedMps * 3.6) }),
  ].filter((fact) => fact !== false);

  return (
    <View style={styles.facts}>
      <Text style={[text.label, figures, { color: palette.inkMuted }]}>{facts.join("  ·  ")}</Text>
      {!phone.location.isBackgroundCapable && (
        <Text style={[text.label, { color: palette.inkMuted }]}>{words("tracking.keepOpen")}</Text>
      )}
    </View>
  );
}

/** A page cannot open the browser's settings: there the driver is told where they are, and looks again. */
function remedyHere(remedy: "ask" | "openSettings" | "turnLocationOn" | "lookAgain") {
  return remedy === "openSettings" && !phone.location.canOpenSettings ? "lookAgain" : remedy;
}

function troubleKey(trouble: TrackingTrouble) {
  const isInBrowser = trouble === "permissionBlocked" && !phone.location.canOpenSettings;
  return isInBrowser ? "troubles.permissionBlockedInBrowser" : (`troubles.${trouble}` as const);
}

const styles = StyleSheet.create({
  facts: { gap: space[1], paddingLeft: space[6] },
});
