import { space } from "@cartage/ui/tokens";
import { useLocalSearchParams, useRouter } from "expo-router";
import { useState } from "react";
import { StyleSheet, Text, View } from "react-native";
import type { Incident } from "../day/day-command.ts";
import { useStop } from "../day/use-day.ts";
import { Button } from "../parts/button.tsx";
import { Screen } from "../parts/screen.tsx";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { IncidentForm } from "./incident-form.tsx";
import { MessageScreen } from "./message-screen.tsx";

const kinds = ["breakdown", "accident", "delay", "damage", "security"] as const satisfies Incident["kind"][];

/** What went wrong, on the way or at a stop: first the kind by one tap, then what there is to say. */
export function IncidentScreen() {
  const { words } = useWords();
  const { palette } = useTheme();
  const router = useRouter();
  const { id } = useLocalSearchParams<{ id?: string }>();
  const found = useStop(id);
  const [kind, setKind] = useState<Incident["kind"] | null>(null);
  const [isSaid, setSaid] = useState(false);
  const back = () => (found ? router.replace({ pathname: "/stop", params: { id } }) : router.replace("/"));

  if (isSaid)
    return (
      <MessageScreen
        action={words("stop.back")}
        hint={words("incident.saidHint")}
        onAction={back}
        title={words("incident.said")}
      />
    );
  if (kind)
    return (
      <IncidentForm kind={kind} onBack={() => setKind(null)} onSaid={() => setSaid(true)} visit={found?.visit ?? []} />
    );
  return (
    <Screen>
      <View style={styles.top}>
        <Button kind="quiet" label={words("stop.back")} onPress={back} size="small" />
      </View>
      <Text role="heading" style={[text.display, { color: palette.ink }]}>
        {words("incident.title")}
      </Text>
      {kinds.map((one) => (
        <Button key={one} label={words(`incident.kinds.${one}`)} onPress={() => setKind(one)} size="thumb" />
      ))}
    </Screen>
  );
}

const styles = StyleSheet.create({ top: { alignItems: "flex-start", marginLeft: -space[3] } });
