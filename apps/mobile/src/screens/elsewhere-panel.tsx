import { useWords } from "../words/use-words.ts";
import { StatePanel } from "./state-panel.tsx";

/** Another tab of this browser tracks and sends. */
export function ElsewherePanel() {
  const { words } = useWords();
  return <StatePanel hint={words("tracking.elsewhereHint")} title={words("tracking.elsewhere")} tone="calm" />;
}
