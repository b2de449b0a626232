import { randomUUID } from "expo-crypto";
import { isDevice } from "expo-device";
import { useState } from "react";
import { countCode, everyPiece, isEveryPiece, noPiece, type Pieces } from "../day/count-codes.ts";
import type { Evidence, OwnStop } from "../day/day-command.ts";
import { handOverOf } from "../day/hand-over-of.ts";
import type { Drawn } from "../parts/signature-pad.tsx";
import { phone } from "../phone/phone.ts";

const PIN = /^\d{6}$/;
const MOST_PHOTOS = 3;
const MOST_CODES = 6;

type Read = { code: string; said: "codeCounted" | "codeFull" | "codeForeign" };

/** What the driver gathers at a hand-over, and what becomes of it: the proof first, then that it is done. */
export function useHandOver(stop: OwnStop) {
  const { items } = stop;
  const [pieces, setPieces] = useState<Pieces>(() => everyPiece(items));
  const [codes, setCodes] = useState<Evidence[]>([]);
  const [read, setRead] = useState<Read | null>(null);
  const [photos, setPhotos] = useState<Evidence[]>([]);
  const [signature, setSignature] = useState<{ drawn: Drawn; capturedAt: number } | null>(null);
  const [takenBy, setTakenBy] = useState("");
  const [pin, setPin] = useState("");
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);

  const isAll = isEveryPiece(items, pieces);
  const isPinWrong = pin !== "" && !PIN.test(pin);

  function take(code: string) {
    // with the first code the driver begins to count
    const counted = codes.length === 0 ? noPiece(items) : pieces;
    const counting = countCode(items, counted, code);
    setRead({
      code,
      said: counting.kind === "counted" ? "codeCounted" : counting.kind === "full" ? "codeFull" : "codeForeign",
    });
    if (counting.kind !== "counted") return;
    const { line } = counting;
    setPieces({ ...counted, [line]: (counted[line] ?? 0) + 1 });
    setCodes([...codes, { kind: "code", capturedAt: Date.now(), code: code.trim() }]);
  }

  function evidence(): Evidence[] {
    return [
      ...(signature ? [{ kind: "signature" as const, ...signature }] : []),
      ...photos,
      ...codes.slice(0, MOST_CODES),
      ...(PIN.test(pin) ? [{ kind: "pin" as const, capturedAt: Date.now(), pin }] : []),
    ];
  }

  async function confirm(): Promise<boolean> {
    setTried(true);
    if (isPinWrong || (!isAll && reason.trim() === "")) return false;
    const at = Date.now();
    const { session, lastFix } = phone.state();
    const device = { id: session?.device.id ?? "", isEmulator: !isDevice };
    const gathered = { proofId: randomUUID(), at, counterpart: takenBy.trim(), evidence: evidence(), device };
    const handOver = session && handOverOf(stop, { ...gathered, fix: lastFix });
    if (handOver) await phone.say({ kind: "prove", handOver });
    const part = isAll ? {} : { delivered: pieces, reason: reason.trim() };
    await phone.say({ kind: "complete", stopId: stop.id, at, ...part });
    return true;
  }

  return {
    ...{ pieces, setPieces, read, take, isAll, takenBy, setTakenBy, pin, setPin, reason, setReason, confirm },
    photos: photos.length,
    addPhoto: (picture: string) =>
      setPhotos((before) =>
        [...before, { kind: "photo" as const, capturedAt: Date.now(), picture }].slice(-MOST_PHOTOS),
      ),
    drawn: signature?.drawn ?? null,
    sign: (drawn: Drawn | null) => setSignature(drawn && { drawn, capturedAt: Date.now() }),
    isPinWrong: isTried && isPinWrong,
    isReasonMissing: isTried && !isAll && reason.trim() === "",
  };
}
