import { randomUUID } from "expo-crypto";
import { isDevice } from "expo-device";
import { useRef, useState } from "react";
import { countCode, everyPiece, isEveryPiece, noPiece, type Pieces, piecesLeft } from "../day/count-codes.ts";
import type { Evidence, OwnStop } from "../day/day-command.ts";
import { handOverOf } from "../day/hand-over-of.ts";
import { isNothing, missingOf } from "../day/proof-needs.ts";
import { useAsked } from "../day/use-day.ts";
import type { Drawn } from "../parts/signature-pad.tsx";
import { isRooted } from "../phone/is-rooted";
import { phone } from "../phone/phone.ts";
import { useWords } from "../words/use-words.ts";
import { kindsIn } from "./kinds-in.ts";

const PIN = /^\d{6}$/;
const MOST_PHOTOS = 3;
const MOST_CODES = 6;

type Read = { code: string; said: "codeCounted" | "codeFull" | "codeForeign" };

/** What the driver gathers at a hand-over, and what becomes of it: the proof first, then that it is done. */
export function useHandOver(stop: OwnStop) {
  const { items, kind } = stop;
  const { words } = useWords();
  const asked = useAsked(stop);
  const [pieces, setPieces] = useState<Pieces>(() => everyPiece(items));
  const [codes, setCodes] = useState<Evidence[]>([]);
  const [read, setRead] = useState<Read | null>(null);
  const [photos, setPhotos] = useState<Extract<Evidence, { kind: "photo" }>[]>([]);
  const [signature, setSignature] = useState<{ drawn: Drawn; capturedAt: number } | null>(null);
  const [counterpart, setCounterpart] = useState("");
  const [pin, setPin] = useState("");
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const isSaid = useRef(false);

  // what is not all there at a pick-up is told by the hub or the dispatcher: a pick-up is whole, or not possible
  const isAll = kind === "pickup" || isEveryPiece(items, pieces);
  const isPinWrong = pin !== "" && !PIN.test(pin);
  const evidence: Evidence[] = [
    ...(signature ? [{ kind: "signature" as const, ...signature }] : []),
    ...photos,
    ...codes.slice(0, MOST_CODES),
    ...(PIN.test(pin) ? [{ kind: "pin" as const, capturedAt: Date.now(), pin }] : []),
  ];
  const missing = missingOf(asked, evidence, Date.now());
  const isLess = !isAll || !isNothing(missing);

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

  /** With what it goes without, so that whoever reads the order's log knows. */
  function said(): string {
    if (isNothing(missing)) return reason.trim();
    return `${words("handOver.without", { kinds: kindsIn(words, missing) })}: ${reason.trim()}`;
  }

  async function confirm(): Promise<boolean> {
    setTried(true);
    if (isSaid.current || isPinWrong || (isLess && reason.trim() === "")) return false;
    // a second tap says nothing new
    isSaid.current = true;
    const at = Date.now();
    const { session, lastFix } = phone.state();
    const device = { id: session?.device.id ?? "", isEmulator: !isDevice, isRooted: await isRooted() };
    const gathered = { proofId: randomUUID(), at, counterpart: counterpart.trim(), evidence, device };
    const known = { fix: lastFix, clockOffsetMs: phone.clockAheadMs() };
    const handOver = session && handOverOf(stop, { ...gathered, ...known });
    if (handOver) await phone.say({ kind: "prove", handOver });
    const part = isAll ? {} : { delivered: pieces };
    await phone.say({ kind: "complete", stopId: stop.id, at, ...part, ...(isLess && { reason: said() }) });
    return true;
  }

  return {
    ...{ asked, missing, pieces, setPieces, read, take, isAll, counterpart, setCounterpart, confirm },
    ...{ pin, setPin, reason, setReason },
    photos: photos.map(({ picture }) => picture),
    addPhoto: (picture: string) =>
      setPhotos((before) =>
        [...before, { kind: "photo" as const, capturedAt: Date.now(), picture }].slice(-MOST_PHOTOS),
      ),
    removePhoto: (picture: string) => setPhotos((before) => before.filter((one) => one.picture !== picture)),
    drawn: signature?.drawn ?? null,
    sign: (drawn: Drawn | null) => setSignature(drawn && { drawn, capturedAt: Date.now() }),
    left: isAll ? 0 : piecesLeft(items, pieces),
    isPinWrong: isTried && isPinWrong,
    goOn: () => setTried(false),
    /** The driver has tried, and something is missing: he says why, or gets it. */
    isAskedWhy: isTried && isLess,
  };
}
