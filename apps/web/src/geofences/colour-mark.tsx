import { plainColour } from "./colours.ts";

/** A dot in a geofence's colour; drawn, for a page's policy refuses styles in the server's HTML. */
export function ColourMark({ colour, className = "size-3 shrink-0" }: { colour: string | null; className?: string }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className={className}>
      <circle
        cx="6"
        cy="6"
        r="5"
        fill={colour ?? plainColour}
        fillOpacity="0.3"
        stroke={colour ?? plainColour}
        strokeWidth="1.5"
      />
    </svg>
  );
}
