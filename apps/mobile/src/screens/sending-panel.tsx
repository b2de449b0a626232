import { useNow } from "../phone/use-now.ts";
import { usePhone } from "../phone/use-phone.ts";
import { sendingStatus } from "../publishing/sending-status.ts";
import { useWords } from "../words/use-words.ts";
import { StatePanel } from "./state-panel.tsx";

/** What is waiting to be sent, since when, and why: calmly, because nothing of it is lost. */
export function SendingPanel() {
  const { words, timeOfDay } = useWords();
  const now = useNow(5_000);
  const { waiting, publisher, isOnline } = usePhone();
  const status = sendingStatus(waiting, { ...publisher, isOnline }, now);

  switch (status.kind) {
    case "allSent":
      return <StatePanel isSide hint={words("sending.allSentHint")} title={words("sending.allSent")} tone="calm" />;
    case "sending": {
      const title = words("sending.sending", { count: status.count });
      return <StatePanel isSide hint={words("sending.sendingHint")} title={title} tone="busy" />;
    }
    case "waiting": {
      const title = words("sending.waiting", { count: status.count, since: timeOfDay(status.since, now) });
      const tone = status.reason === "refused" ? "trouble" : "busy";
      return <StatePanel isSide hint={words(`sending.${status.reason}`)} title={title} tone={tone} />;
    }
  }
}
