import { Button } from "../parts/button.tsx";
import { phone } from "../phone/phone.ts";
import { useNow } from "../phone/use-now.ts";
import { usePhone } from "../phone/use-phone.ts";
import { useWords } from "../words/use-words.ts";
import { StatePanel } from "./state-panel.tsx";

/** What the dispatcher wrote and the driver has not read yet, the oldest first. */
export function MessagesPanel() {
  const { words, timeOfDay } = useWords();
  const now = useNow(60_000);
  const { messages } = usePhone();
  return messages
    .filter(({ readAt }) => readAt === null)
    .map(({ id, text, receivedAt }) => (
      <StatePanel
        key={id}
        tone="trouble"
        title={text}
        hint={words("messages.from", { time: timeOfDay(receivedAt, now) })}
      >
        <Button kind="primary" label={words("messages.read")} onPress={() => void phone.readMessage(id)} size="thumb" />
      </StatePanel>
    ));
}
