import clsx from "clsx";

export type VehicleMark = "moving" | "idling" | "parked" | "silent";

const colours: Record<VehicleMark, string> = {
  moving: "text-moving",
  idling: "text-idling",
  parked: "text-parked",
  silent: "text-silent",
};

/** A vehicle's state by shape as well as colour: arrow, pause, square, broken ring. */
export function StateMark({ state, className }: { state: VehicleMark; className?: string }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className={clsx("size-3 shrink-0", colours[state], className)}>
      {state === "moving" && <path d="M6 .75 10.75 11 6 8.6 1.25 11Z" fill="currentColor" />}
      {state === "idling" && (
        <path
          fillRule="evenodd"
          d="M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM4 3.75v4.5h1.4v-4.5Zm2.6 0v4.5H8v-4.5Z"
          fill="currentColor"
        />
      )}
      {state === "parked" && <rect x="1.25" y="1.25" width="9.5" height="9.5" rx="2" fill="currentColor" />}
      {state === "silent" && (
        <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.4 1.9" />
      )}
    </svg>
  );
}
