const roads = {
  west: "M-10 338C110 304 186 306 252 252S384 182 472 192 604 138 672 150",
  north: "M252 252C222 182 252 92 230-10",
  south: "M252 252C272 342 330 402 342 482S362 560 362 580",
  coast: "M472 192C502 262 540 330 602 360S676 402 694 452",
  inland: "M342 482C432 452 522 432 602 360",
} as const;

const lanes = [
  "M-10 96C70 110 150 84 238 70",
  "M238 70C330 60 392 96 472 192",
  "M96 318C120 396 210 452 342 482",
  "M392 190C380 120 430 50 420-10",
  "M472 192C430 262 420 372 432 448",
  "M96 318C60 230 90 150 84 100",
  "M560 338C590 270 600 210 572 166",
] as const;

const towns = [
  { x: 252, y: 252, name: "Hà Nội", isLarge: true },
  { x: 472, y: 192, name: "Hải Dương", isLarge: false },
  { x: 342, y: 482, name: "Nam Định", isLarge: false },
  { x: 602, y: 360, name: "Thái Bình", isLarge: false },
  { x: 656, y: 150, name: "Hải Phòng", isLarge: true },
] as const;

/** A drawn map, not a screenshot: roads between a coast and a river, and vehicles by state. Moves unless motion is unwelcome. */
export function DrawnMap({ label, className }: { label: string; className?: string }) {
  return (
    <svg viewBox="0 0 800 560" preserveAspectRatio="xMidYMid slice" role="img" aria-label={label} className={className}>
      <rect width="800" height="560" className="fill-surface" />
      <path
        d="M668-10C640 60 704 104 676 168S742 262 712 322 660 420 716 482 700 570 700 570H810V-10Z"
        className="fill-accent-soft"
      />
      {[14, 28].map((away) => (
        <path
          key={away}
          transform={`translate(${away} 0)`}
          d="M668-10C640 60 704 104 676 168S742 262 712 322 660 420 716 482 700 570 700 570"
          className="fill-none stroke-accent opacity-15"
        />
      ))}
      <path
        d="M-10 152C112 172 172 236 268 246S424 330 524 322 648 302 712 330"
        className="fill-none stroke-accent-soft"
        strokeWidth="9"
        strokeLinecap="round"
      />
      {lanes.map((lane) => (
        <path key={lane} d={lane} className="fill-none stroke-line" strokeWidth="1.5" />
      ))}
      {Object.values(roads).map((road) => (
        <path key={road} d={road} className="fill-none stroke-line-strong" strokeWidth="5" strokeLinecap="round" />
      ))}
      {Object.values(roads).map((road) => (
        <path key={road} d={road} className="fill-none stroke-raised" strokeWidth="2.5" strokeLinecap="round" />
      ))}
      {towns.map(({ x, y, name, isLarge }) => (
        <g key={name}>
          <circle cx={x} cy={y} r={isLarge ? 4.5 : 3.5} className="fill-raised stroke-ink-muted" strokeWidth="1.5" />
          <text
            x={x + 10}
            y={y + 18}
            className={isLarge ? "fill-ink font-medium text-reading" : "fill-ink-muted text-body"}
            paintOrder="stroke"
            strokeWidth="3"
            stroke="var(--surface)"
          >
            {name}
          </text>
        </g>
      ))}
      <Halted />
      <g className="motion-reduce:hidden">
        <Driving road={roads.west} seconds={46} trail />
        <Driving road={roads.coast} seconds={30} begin={-11} />
        <Driving road={roads.inland} seconds={34} begin={-20} isBack />
        <Driving road={roads.south} seconds={38} begin={-9} isBack />
      </g>
      <g className="hidden motion-reduce:block">
        <path
          d="M28 329C110 306 130 310 168 302"
          className="fill-none stroke-moving opacity-70"
          strokeWidth="3"
          strokeLinecap="round"
        />
        <path
          d="M28 329C110 306 130 310 168 302"
          className="fill-none stroke-moving opacity-70"
          strokeWidth="3"
          strokeLinecap="round"
        />
        <Arrow transform="translate(168 302) rotate(-14)" />
        <Arrow transform="translate(540 318) rotate(48)" />
        <Arrow transform="translate(440 448) rotate(166)" />
        <Arrow transform="translate(318 410) rotate(-112)" />
      </g>
    </svg>
  );
}

function Driving({
  road,
  seconds,
  begin = 0,
  isBack = false,
  trail = false,
}: {
  road: string;
  seconds: number;
  begin?: number;
  isBack?: boolean;
  trail?: boolean;
}) {
  const timing = { dur: `${seconds}s`, begin: `${begin}s`, repeatCount: "indefinite" } as const;
  return (
    <>
      {trail && (
        <path
          d={road}
          pathLength="100"
          strokeDasharray="14 200"
          // where motion is unwelcome everything has a transition, however short, and each step of this one would begin one
          className="fill-none stroke-moving opacity-70 transition-none"
          strokeWidth="3"
          strokeLinecap="round"
        >
          <animate attributeName="stroke-dashoffset" from="14" to="-86" {...timing} />
        </path>
      )}
      <g>
        <Arrow {...(isBack && { transform: "rotate(180)" })} />
        <animateMotion
          path={road}
          rotate="auto"
          {...(isBack && { keyPoints: "1;0", keyTimes: "0;1", calcMode: "linear" })}
          {...timing}
        />
      </g>
    </>
  );
}

/** A moving vehicle, pointing along its heading. */
function Arrow({ transform }: { transform?: string }) {
  return (
    <g transform={transform}>
      <circle r="13" className="fill-moving opacity-15" />
      <path
        d="M9 0-7 7.5-3.6 0-7-7.5Z"
        className="fill-moving stroke-raised"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
    </g>
  );
}

/** The ones that stand: idling in town, parked at the depot, silent in the hills. */
function Halted() {
  return (
    <>
      <g transform="translate(486 176)">
        <circle r="8" className="fill-idling stroke-raised" strokeWidth="1.5" />
        <path d="M-2.2-3v6M2.2-3v6" className="stroke-raised" strokeWidth="1.8" strokeLinecap="round" />
      </g>
      <rect x="322" y="462" width="15" height="15" rx="3" className="fill-parked stroke-raised" strokeWidth="1.5" />
      <circle cx="150" cy="88" r="7" className="fill-surface stroke-silent" strokeWidth="2" strokeDasharray="3.4 2.6" />
    </>
  );
}
